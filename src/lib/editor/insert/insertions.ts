import { tableInsertions } from '../table/insertions.ts';
import { blockInsertions } from './block-insertions.ts';
import { mediaInsertions } from '../media/media-insertions.ts';
import { referenceInsertions } from '../references/insertions.ts';
import { styleInsertions } from './style-insertions.ts';
import { insertionGroupNames, insertionGroups, type Insertion } from './insertion.ts';

/** Everything that one can insert: each part brings its own. */
const insertions: readonly Insertion[] = [
	...blockInsertions,
	...mediaInsertions,
	...tableInsertions,
	...referenceInsertions,
];

/** The same, under the headings of the menus. */
export const groupedInsertions = insertionGroups.map((group) => ({
	label: insertionGroupNames[group],
	insertions: insertions.filter((one) => one.group === group),
}));

/** What « / » offers, in the same order: the styles of the text too. */
export const slashInsertions = insertionGroups.flatMap((group) =>
	[...styleInsertions, ...insertions].filter((one) => one.group === group),
);
