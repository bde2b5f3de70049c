import { stageNames } from '#domain/programme/funder.ts';
import type { Measure } from '#domain/programme/cells.ts';

/** Planned is what is granted where something is, and what is asked for elsewhere. */
export const measureNames: Readonly<Record<Measure, string>> = { planned: 'Prévu', ...stageNames };
