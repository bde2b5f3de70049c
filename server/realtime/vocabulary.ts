import { sectionSchema } from '#domain/document/schema.ts';
import * as Y from 'yjs';
import type { Update } from './update.ts';

/** The longest single value (an order key, a status, an attribute), in characters. */
const longestValue = 400;

/** Why it is refused, for people. */
export const foreignSentence = (foreign: string) =>
	`Cette modification contient ce que ce document n’accepte pas : ${foreign}.`;

/**
 * The first thing in an update that no release of ours writes, in words for a log; undefined when all of it is known.
 * Looks at each operation alone, before it is stored or shown to anyone: a node, mark or attribute that the editor does not
 * know would be deleted for everybody by the first one that renders it [E7], or run there [C1]. Where it stands is
 * the outline's to judge.
 */
export function findForeign(update: Update): string | undefined {
	for (const structs of update.structs.values())
		for (const struct of structs) {
			const foreign = struct instanceof Y.Item ? judge(struct) : undefined;
			if (foreign) return foreign;
		}
	return undefined;
}

function judge({ content }: Y.Item): string | undefined {
	if (content instanceof Y.ContentString || content instanceof Y.ContentDeleted) return undefined;
	if (content instanceof Y.ContentType) return judgeType(content.type);
	if (content instanceof Y.ContentFormat) return judgeMark(content.key, content.value);
	if (content instanceof Y.ContentAny) return content.arr.every(isValue) ? undefined : 'value';
	return content.constructor.name;
}

function judgeType(type: Y.AbstractType<unknown>): string | undefined {
	if (type instanceof Y.XmlElement) {
		const known =
			Object.hasOwn(sectionSchema.nodes, type.nodeName) && !['doc', 'text'].includes(type.nodeName);
		return known ? undefined : `node « ${type.nodeName.slice(0, 40)} »`;
	}
	const known =
		type.constructor === Y.Map ||
		type.constructor === Y.Text ||
		type.constructor === Y.XmlText ||
		type.constructor === Y.XmlFragment;
	return known ? undefined : type.constructor.name;
}

/** A mark begins with its attributes and ends with null. */
function judgeMark(name: string, attributes: unknown): string | undefined {
	const mark = Object.hasOwn(sectionSchema.marks, name) ? sectionSchema.marks[name] : undefined;
	if (!mark) return `mark « ${name.slice(0, 40)} »`;
	if (attributes === null) return undefined;
	const refusal = `attributes of mark « ${name} »`;
	if (typeof attributes !== 'object') return refusal;
	const known = mark.spec.attrs ?? {};
	if (Object.keys(attributes).some((attribute) => !Object.hasOwn(known, attribute))) return refusal;
	try {
		sectionSchema.text('x', [mark.create(attributes)]).check();
		return undefined;
	} catch {
		return refusal;
	}
}

function isValue(value: unknown): boolean {
	return (
		value === null ||
		value === undefined ||
		typeof value === 'boolean' ||
		(typeof value === 'number' && Number.isFinite(value)) ||
		(typeof value === 'string' && value.length <= longestValue)
	);
}
