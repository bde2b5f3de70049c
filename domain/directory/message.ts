import type { FieldVisibility } from './policy.ts';

/** The line of a record that says who may write to its person through the product; without it, the network. */
export const messageLine = 'messages';
export const usualWriters: FieldVisibility = 'network';

/** The most characters of a message. */
export const longestMessage = 3000;
