import { parties, type Party } from '#domain/cite/party.ts';
import { sectionStatuses, type SectionStatus } from '#domain/document/document.ts';
import { isOrderKey } from '#domain/document/order.ts';
import { isAttribute, sectionSchema } from '#domain/document/schema.ts';
import { isClause } from '#domain/document/section.ts';
import { isIdentifier } from '#domain/identifier.ts';
import {
	kindOfRoot,
	rowCheck,
	rowShapes,
	settingCheck,
	settingsRoot,
	type RowKind,
} from '#domain/programme/rows.ts';
import type { ContentMatch, NodeType } from 'prosemirror-model';
import * as Y from 'yjs';
import { deepest } from '../documents/content.ts';

/**
 * A place of the document in which something can stand: a root, the map of a section or of a row of a programme, its title or another plain text of it, its content, an
 * element of it, a shared text. `gone` stands for all that is deleted with what it stood in: nothing in it is ever shown.
 */
export interface Node {
	readonly kind:
		| 'sections'
		| 'document'
		| 'section'
		| 'rows'
		| 'row'
		| 'settings'
		| 'title'
		| 'content'
		| 'element'
		| 'text'
		| 'gone';
	/** The name of an element, as the schema spells it; the kind of a row, and of what stands at the root for such rows. */
	readonly name: string;
	/** How many elements it stands in, itself included. */
	readonly depth: number;
}

const node = (kind: Node['kind'], name = '', depth = 0): Node => ({ kind, name, depth });

export const gone = node('gone');

/** The only names a document has at its root; they are part of the format. */
export const roots: Readonly<Record<string, Node>> = {
	sections: node('sections'),
	document: node('document'),
	[settingsRoot]: node('settings'),
	...Object.fromEntries([...kindOfRoot].map(([root, kind]) => [root, node('rows', kind)])),
};

/** The plain values of a section. */
const isSectionValue: Record<string, (value: unknown) => boolean> = {
	order: isOrderKey,
	status: (value) => sectionStatuses.includes(value as SectionStatus),
	party: (value) => value === null || parties.includes(value as Party),
	person: (value) => value === null || (typeof value === 'string' && isIdentifier(value)),
	removed: (value) => typeof value === 'boolean',
	clause: isClause,
};

/** Thrown for what may not stand where it is put, in words for a log. */
export class Misplaced extends Error {}

/**
 * What a new operation makes of the place where it stands: undefined when nothing can stand in it in its turn. A node never changes
 * its name nor its parent in Yjs, so no concurrent edits of honest people ever put one where it may not be; how many stand
 * there, and in which order, is what they can upset, and what readers mend.
 * @param key in a map, or the name of an attribute; null in a list.
 * @throws {Misplaced}
 */
export function standsIn(parent: Node, key: string | null, content: Y.Item['content']): Node | undefined {
	if (parent.kind === 'gone') return content instanceof Y.ContentType ? gone : undefined;
	// In a map the key is what is judged, also of what is deleted already.
	const made = key === null ? listed(parent, content) : keyed(parent, key, content);
	if (made === false) throw new Misplaced(`${wordsOf(content)} in ${placeOf(parent, key)}`);
	return made;
}

type Made = Node | undefined | false;

function listed(parent: Node, content: Y.Item['content']): Made {
	const isList = ['title', 'content', 'element', 'text'].includes(parent.kind);
	if (content instanceof Y.ContentDeleted) return isList ? undefined : false;
	if (parent.kind === 'title') return content instanceof Y.ContentString ? undefined : false;
	if (parent.kind === 'text')
		return content instanceof Y.ContentString || content instanceof Y.ContentFormat ? undefined : false;
	if (!isList || !(content instanceof Y.ContentType)) return false;
	const allowed = children.get(parent.kind === 'content' ? 'doc' : parent.name);
	const { type } = content;
	if (type instanceof Y.XmlElement) {
		if (!allowed?.has(type.nodeName) || parent.depth >= deepest) return false;
		return node('element', type.nodeName, parent.depth + 1);
	}
	return type instanceof Y.XmlText && allowed?.has('text') ? node('text', '', parent.depth) : false;
}

function keyed(parent: Node, key: string, content: Y.Item['content']): Made {
	const isDeleted = content instanceof Y.ContentDeleted;
	const type: unknown = content instanceof Y.ContentType ? content.type.constructor : undefined;
	const holds = (isFine: (value: unknown) => boolean): Made =>
		isDeleted || (content instanceof Y.ContentAny && content.arr.every(isFine)) ? undefined : false;
	switch (parent.kind) {
		case 'sections':
			if (!isIdentifier(key)) return false;
			return isDeleted ? undefined : type === Y.Map && node('section');
		case 'section':
			if (key === 'title') return isDeleted ? undefined : type === Y.Text && node('title');
			if (key === 'content') return isDeleted ? undefined : type === Y.XmlFragment && node('content');
			return Object.hasOwn(isSectionValue, key) && holds((value) => isSectionValue[key]?.(value) === true);
		case 'rows':
			if (!isIdentifier(key)) return false;
			return isDeleted ? undefined : type === Y.Map && node('row', parent.name);
		case 'row': {
			const kind = parent.name as RowKind;
			if (rowShapes[kind].texts.includes(key))
				return isDeleted ? undefined : type === Y.Text && node('title', 'row');
			if (rowShapes[kind].content && key === 'content')
				return isDeleted ? undefined : type === Y.XmlFragment && node('content');
			const check = rowCheck(kind, key);
			return check !== undefined && holds(check);
		}
		case 'settings': {
			const check = settingCheck(key);
			return check !== undefined && holds(check);
		}
		case 'element':
			return holds((value) => isAttribute(parent.name, key, value));
		case 'document':
			return holds(() => true);
		default:
			return false;
	}
}

/** By node name: the names of what its content may hold at all, wherever in the sequence. */
const children = new Map(Object.values(sectionSchema.nodes).map((type) => [type.name, namesIn(type)]));

function namesIn(type: NodeType): Set<string> {
	const names = new Set<string>();
	const [seen, left] = [new Set<ContentMatch>(), [type.contentMatch]];
	for (let match = left.pop(); match; match = left.pop()) {
		if (seen.has(match)) continue;
		seen.add(match);
		for (let edge = 0; edge < match.edgeCount; edge += 1) {
			names.add(match.edge(edge).type.name);
			left.push(match.edge(edge).next);
		}
	}
	return names;
}

function wordsOf(content: Y.Item['content']): string {
	if (!(content instanceof Y.ContentType)) return content.constructor.name.replace('Content', '');
	const { type } = content;
	return type instanceof Y.XmlElement ? `« ${type.nodeName} »` : type.constructor.name;
}

function placeOf({ kind, name }: Node, key: string | null): string {
	const words = name === '' ? kind : `« ${name} »`;
	return key === null ? words : `${words}, ${key.slice(0, 40)}`;
}
