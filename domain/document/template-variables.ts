import { listed } from '../french/words.ts';
import { textOf } from './check.ts';
import type { ContentNode } from './document.ts';

/** What templates may name between braces, and how a gap calls it when the directory does not know. */
export const variables = {
	groupe: 'nom du groupe',
	/** « cité éducative d’Angers », to be written after an article: « la {cité} ». */
	cité: 'cité éducative',
	/** Institutions by their names, without article. */
	préfecture: 'préfecture',
	académie: 'académie',
	collectivité: 'collectivité',
	communes: 'communes',
	/** Alone in an item of a list, becomes one item a quarter. */
	quartiers: 'quartiers',
	/** « 12 mars 2026 » */
	date: 'date',
	/** « 2026-2028 » */
	années: 'années',
} as const;
export type Variable = keyof typeof variables;

/** What the directory knows; several names where there are several. */
export type VariableValues = Readonly<Partial<Record<Variable, readonly string[]>>>;

const placeholder = /\{(\p{L}+)\}/gu;
const alone = /^\{(\p{L}+)\}$/u;

/** « [préfecture à compléter] »: what people recognise in the text, and find by looking for « à compléter ». */
const gap = (variable: Variable) => `[${variables[variable]} à compléter]`;
const gaps = /\[[^[\]]{1,80} à compléter\]/gu;

/** The gaps left in a text, in order. */
export const findGaps = (text: string): string[] => text.match(gaps) ?? [];

const isVariable = (name: string): name is Variable => Object.hasOwn(variables, name);

/** What stands between braces and is no variable: a template that holds some is wrong. */
export const unknownVariables = (text: string): string[] =>
	[...text.matchAll(placeholder)].map(([, name = '']) => name).filter((name) => !isVariable(name));

/** What a text names that the directory does not know, as the gaps will call it. */
export function unfilled(text: string, values: VariableValues): string[] {
	const names = [...text.matchAll(placeholder)].map(([, name = '']) => name).filter(isVariable);
	return [...new Set(names)].filter((name) => !values[name]?.length).map((name) => variables[name]);
}

/** A text with its variables filled, in one pass: a name that holds braces is not filled again. */
export function fill(text: string, values: VariableValues): string {
	return text.replace(placeholder, (whole, name: string) =>
		isVariable(name) ? listed(values[name] ?? []) || gap(name) : whole,
	);
}

/** The same in a section's content. Each text keeps its marks. */
export function fillContent(node: ContentNode, values: VariableValues): ContentNode {
	if (node.text !== undefined) return { ...node, text: fill(node.text, values) };
	if (!node.content) return node;
	return { ...node, content: node.content.flatMap((child) => repeated(child, values)) };
}

/** An item of a list that is one variable becomes one item a value. */
function repeated(node: ContentNode, values: VariableValues): ContentNode[] {
	const name = node.type === 'listItem' ? alone.exec(textOf(node))?.[1] : undefined;
	const each = name !== undefined && isVariable(name) ? (values[name] ?? []) : [];
	if (name === undefined || each.length === 0) return [fillContent(node, values)];
	return each.map((value) => fillContent(node, { [name]: [value] }));
}

/**
 * Whether a text is what a template proposes, whatever its variables became: the template's own words, in order, with
 * names at the places of the variables. A variable alone on its line may have become several lines.
 */
export function isAsProposed(proposed: string, text: string): boolean {
	const [first = '', ...rest] = proposed.split(/\{\p{L}+\}/u);
	if (rest.length === 0) return text === first;
	if (!text.startsWith(first)) return false;
	let [before, from] = [first, first.length];
	for (const [index, piece] of rest.entries()) {
		const isLast = index === rest.length - 1;
		const at = isLast ? text.length - piece.length : text.indexOf(piece, from);
		if (at < from || !text.startsWith(piece, at)) return false;
		const repeats = /(^|\n)$/.test(before) && (piece.startsWith('\n') || (isLast && piece === ''));
		if (!repeats && text.slice(from, at).includes('\n')) return false;
		[before, from] = [piece, at + piece.length];
	}
	return true;
}
