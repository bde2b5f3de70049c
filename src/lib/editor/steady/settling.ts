import type { Node } from '@tiptap/pm/model';
import * as Y from 'yjs';
import { fillLine, isText, readLine, type Line } from './line.ts';
import { sameWords, writeWords, type Caret } from './words.ts';

/** What y-tiptap believes to be on the screen of each shared type: it goes past what is there already. */
export type Shown = Map<unknown, unknown>;

interface Screen {
	readonly shown: Shown;
	readonly caret: Caret | null;
}

type SharedLine = Line<Y.XmlText, Y.XmlElement>;
type ScreenLine = Line<Node, Node>;

/**
 * Writes what changed on the screen into the document before y-tiptap does, wherever only lines of text changed. y-tiptap matches the children of a line by
 * their number: it takes an empty shared text for one that is too many, deletes it, and with it what somebody else is writing there. Here the
 * texts around an element are kept, also when it goes, and none is made anew.
 * @param caret where one's own is: of letters that are alike, it tells which were just typed.
 * @returns false when something is left to y-tiptap: blocks that come, go, move or become others.
 */
export function settle(type: Y.XmlFragment, node: Node, shown: Shown, caret: Caret | null = null): boolean {
	return settleType(type, node, { shown, caret });
}

function settleType(type: Y.XmlFragment, node: Node, screen: Screen): boolean {
	if (screen.shown.get(type) === node) return true;
	const isElement = type instanceof Y.XmlElement;
	if (isElement && type.nodeName !== node.type.name) return false;
	if (isElement && node.inlineContent) settleLine(type, node, screen);
	else if (!settleBlocks(type, node, screen)) return false;
	if (isElement) setAttributes(type, node.attrs);
	screen.shown.set(type, node);
	return true;
}

function settleBlocks(type: Y.XmlFragment, node: Node, screen: Screen): boolean {
	const types = type.toArray();
	const nodes = node.children;
	const same = (a: number, b: number) => isShown(types[a], nodes[b], screen);
	const { left, right } = ends(types.length, nodes.length, same);
	const middle = types.slice(left, types.length - right);
	if (middle.length !== nodes.length - left - right) return false;
	// One that moved is somewhere else already: y-tiptap moves it.
	const known = new Set(middle.map((one) => screen.shown.get(one)));
	const changed = nodes.slice(left, nodes.length - right);
	if (changed.some((one) => known.has(one))) return false;
	return middle
		.map((one, at) => {
			const next = changed[at];
			return one instanceof Y.XmlElement && next !== undefined && settleType(one, next, screen);
		})
		.every(Boolean);
}

/** On the screen as it is in the document, whether or not y-tiptap knows. */
function isShown(type: unknown, node: Node | undefined, screen: Screen): boolean {
	if (node === undefined || screen.shown.get(type) === node) return node !== undefined;
	if (!(type instanceof Y.XmlElement) || !(node.inlineContent || node.isLeaf) || !isSame(type, node))
		return false;
	screen.shown.set(type, node);
	return true;
}

function isSame(type: Y.XmlElement, node: Node): boolean {
	if (type.nodeName !== node.type.name || !sameAttributes(type, node)) return false;
	const [theirs, ours] = [sharedLine(type), screenLine(node)];
	return (
		theirs.elements.length === ours.elements.length &&
		theirs.runs.every((run, at) => sameWords(run, ours.runs[at] ?? [])) &&
		theirs.elements.every((one, at) => isSame(one, ours.elements[at] ?? node))
	);
}

function settleLine(type: Y.XmlElement, node: Node, screen: Screen): void {
	if (isSame(type, node)) return;
	fillLine(type);
	const theirs = sharedLine(type);
	const ours = screenLine(node);
	const same = (a: number, b: number) => isShown(theirs.elements[a], ours.elements[b], screen);
	const { left, right } = ends(theirs.elements.length, ours.elements.length, same);
	const gone = theirs.elements.slice(left, theirs.elements.length - right);
	const come = ours.elements.slice(left, ours.elements.length - right);
	const isChange =
		gone.length === come.length && gone.every(({ nodeName }, at) => nodeName === come[at]?.type.name);
	if (isChange) {
		gone.forEach((one, at) => settleType(one, come[at] ?? node, screen));
		theirs.runs.forEach((run, at) => write(run, ours.runs[at] ?? [], screen));
		return;
	}
	for (let at = 0; at < left; at++) write(theirs.runs[at] ?? [], ours.runs[at] ?? [], screen);
	for (let at = 0; at < right; at++)
		write(theirs.runs.at(-1 - at) ?? [], ours.runs.at(-1 - at) ?? [], screen);
	replace(
		type,
		theirs.runs.slice(left, left + gone.length + 1),
		gone,
		ours.runs.slice(left, left + come.length + 1),
		come,
		screen,
	);
}

/** Some elements give way to others; the texts that were around them stay, side by side where nothing is between them any more. */
function replace(
	type: Y.XmlElement,
	runs: readonly Y.XmlText[][],
	gone: readonly Y.XmlElement[],
	words: readonly (readonly Node[])[],
	come: readonly Node[],
	screen: Screen,
): void {
	for (const one of gone) {
		screen.shown.delete(one);
		type.delete(placeOf(type, one), 1);
	}
	if (come.length === 0) return write(runs.flat(), words[0] ?? [], screen);
	const isCut = runs.length === 1;
	// A line cut in two keeps its text where the words are: before the cut, unless that is its very beginning.
	const keepsEnd = isCut && words[0]?.length === 0;
	const before = isCut ? (keepsEnd ? [] : runs.flat()) : runs.slice(0, -1).flat();
	const after = isCut ? (keepsEnd ? runs.flat() : []) : (runs.at(-1) ?? []);
	const at = before.length > 0 ? placeOf(type, before.at(-1)) + 1 : placeOf(type, after[0]);
	const elements = come.map((one) => new Y.XmlElement(one.type.name));
	const made = elements.flatMap((one, index) => (index === 0 ? [one] : [new Y.XmlText(), one]));
	type.insert(at, [
		...(before.length === 0 ? [new Y.XmlText()] : []),
		...made,
		...(after.length === 0 ? [new Y.XmlText()] : []),
	]);
	elements.forEach((one, index) => settleType(one, come[index] as Node, screen));
	const line = sharedLine(type);
	const first = line.elements.indexOf(elements[0] as Y.XmlElement);
	words.forEach((run, index) => write(line.runs[first + index] ?? [], run, screen));
}

function write(texts: readonly Y.XmlText[], nodes: readonly Node[], screen: Screen): void {
	if (!sameWords(texts, nodes)) writeWords(texts, nodes, screen.caret);
	const [only] = texts;
	if (only && texts.length === 1 && nodes.length > 0) screen.shown.set(only, nodes);
	else for (const text of texts) screen.shown.delete(text);
}

/** How many are the same from each end. */
function ends(a: number, b: number, same: (a: number, b: number) => boolean) {
	const least = Math.min(a, b);
	let left = 0;
	while (left < least && same(left, left)) left++;
	let right = 0;
	while (left + right < least && same(a - 1 - right, b - 1 - right)) right++;
	return { left, right };
}

const placeOf = (type: Y.XmlElement, child: unknown) => type.toArray().indexOf(child as Y.XmlElement);
const sharedLine = (type: Y.XmlElement): SharedLine =>
	readLine(type.toArray() as (Y.XmlText | Y.XmlElement)[], isText);
const screenLine = (node: Node): ScreenLine =>
	readLine(node.children as Node[], (child): child is Node => child.isText);

function sameAttributes(type: Y.XmlElement, node: Node): boolean {
	const stored = type.getAttributes() as Record<string, unknown>;
	return Object.entries(node.attrs).every(([name, value]) => (stored[name] ?? null) === (value ?? null));
}

function setAttributes(type: Y.XmlElement, attrs: Readonly<Record<string, unknown>>): void {
	const stored = type.getAttributes() as Record<string, unknown>;
	for (const [name, value] of Object.entries(attrs))
		if (value !== null && value !== undefined && stored[name] !== value)
			// Attributes keep their type in Yjs; only its declaration says text.
			type.setAttribute(name, value as string);
}
