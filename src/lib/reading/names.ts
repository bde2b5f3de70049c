import type { Names } from '#domain/document/references.ts';
import { getContext, setContext } from 'svelte';

const key = Symbol('names');

/** Gives everything below the names of whom the text mentions, as they are when it is shown. */
export const setNames = (names: () => Names): void => void setContext(key, names);

/** The same for a text that is rendered by itself. */
export const namesFor = (names: Names): Map<symbol, () => Names> => new Map([[key, () => names]]);

/** Without any, people are not named. */
export const getNames = (): (() => Names) => getContext<(() => Names) | undefined>(key) ?? (() => ({}));
