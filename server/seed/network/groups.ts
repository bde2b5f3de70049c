import { clubs } from './clubs.ts';
import type { GroupSeed } from './group.ts';
import { angers, spaces } from './spaces.ts';
import { themes } from './themes.ts';

/** Parents before their sub-groups. */
export const groups: readonly GroupSeed[] = [...clubs, ...themes, ...spaces, ...angers];
