import { abilities, can } from '#domain/access/can.ts';
import type { Person } from '#domain/access/person.ts';
import type { Visibility } from '#domain/access/visibility.ts';
import type { DocumentFacts } from '#domain/document/policy.ts';
import { valuesFrom } from '#domain/document/template-values.ts';
import {
	findTemplate,
	proposedTitle,
	sectionsFrom,
	templates,
	unknownIn,
} from '#domain/document/templates.ts';
import { pageNumber, pagesOf } from '#domain/page.ts';
import { Problem, notFound } from '#domain/problem.ts';
import { today, type Context } from '../context.ts';
import { findDocumentFacts, findGroupForDocuments } from './facts.ts';
import * as reads from './reads.ts';
import { getDirectoryFacts } from './template-facts.ts';
import { createDocument, renameDocument } from './writes.ts';

/** Longest title a document may have. */
const titleLength = 200;

/** A title on one line. @throws {Problem} `invalid` on the `title` field. */
function readTitle(typed: string): string {
	const title = typed.normalize('NFC').replace(/\s+/g, ' ').trim();
	if (title !== '' && title.length <= titleLength) return title;
	throw new Problem('invalid', 'Le titre est à revoir.', {
		title: title === '' ? 'Donnez un titre.' : `Le titre a au plus ${titleLength} caractères.`,
	});
}

export function documentUseCases(context: Context) {
	const { database } = context;
	const db = database.reader;

	/** The facts of a document this person may read; anything else is not found [R4]. */
	async function mayRead(viewer: Person, id: string): Promise<DocumentFacts> {
		const facts = await findDocumentFacts(db, id);
		if (!facts || !can(viewer, 'document.read', facts)) throw notFound();
		return facts;
	}

	async function mayCreate(viewer: Person, groupId: string) {
		const group = await findGroupForDocuments(db, groupId);
		if (!group || !can(viewer, 'group.read', group.facts)) throw notFound();
		if (viewer.kind === 'anonymous') throw new Problem('signed-out');
		if (!can(viewer, 'document.create', group.facts))
			throw new Problem('forbidden', 'Pour écrire dans ce groupe, il faut en être membre.');
		return { group, viewer };
	}

	/** What the directory says today, for the variables of a template. */
	const valuesOf = async (groupId: string) =>
		valuesFrom(await getDirectoryFacts(db, groupId, today(context)));

	async function view(viewer: Person, facts: DocumentFacts) {
		const head = await reads.getDocumentHead(db, facts.id);
		const [json, partyNames, lastWriting, writers] = await Promise.all([
			reads.getDocumentJson(db, head),
			reads.listPartyNames(db, head.citeId),
			reads.findLastWriting(db, facts.id),
			viewer.kind === 'member' ? reads.listWriters(db, facts.id, 12) : [],
		]);
		const { id, kind, title, visibility, createdAt } = head;
		return {
			document: json,
			head: {
				id,
				kind,
				title,
				visibility,
				createdAt,
				updatedAt: lastWriting ?? head.updatedAt,
				// A document may be open to more people than its group, which these are then not told of [R4].
				group: can(viewer, 'group.read', facts.group) ? { id: head.groupId, name: head.groupName } : null,
				cite: head.citeSlug && head.citeName ? { slug: head.citeSlug, name: head.citeName } : null,
			},
			partyNames,
			writers: writers.map((writer) => ({ id: writer.id, name: writer.name })),
			abilities: abilities(
				viewer,
				['document.write', 'document.manage', 'document.export', 'document.follow'],
				facts,
			),
		};
	}

	return {
		/** What this person may read in their groups, and first what they were writing. */
		async list(viewer: Person, page = 1) {
			if (viewer.kind === 'anonymous') throw new Problem('signed-out');
			const current = pageNumber(page);
			const [written, documents, total] = await Promise.all([
				current === 1 ? reads.listWritten(db, viewer, 3) : [],
				reads.listMine(db, viewer, current),
				reads.countMine(db, viewer),
			]);
			const size = reads.pageSize;
			return { written, documents, page: current, pages: pagesOf(total, size), total, size };
		},

		/** What one may start from in a group, with the title each would get. */
		async templates(viewer: Person, groupId: string) {
			const { group } = await mayCreate(viewer, groupId);
			const values = await valuesOf(group.facts.id);
			return {
				group: { id: group.facts.id, name: group.name, visibility: group.facts.visibility },
				ofCite: values.cité?.[0] ?? null,
				templates: templates.map((template) => ({
					id: template.id,
					kind: template.kind,
					scope: template.scope,
					name: template.name,
					purpose: template.purpose,
					title: proposedTitle(template, values),
					unknown: unknownIn(template, values),
					sections: template.sections.map(({ id, title, party, obligation }) => ({
						id,
						title,
						party,
						mandatory: obligation !== undefined,
					})),
				})),
			};
		},

		/** @returns the id of the new document. */
		async create(
			viewer: Person,
			groupId: string,
			input: { templateId: string; title: string; visibility: Visibility },
		): Promise<string> {
			const { group, viewer: member } = await mayCreate(viewer, groupId);
			const template = findTemplate(input.templateId);
			if (!template)
				throw new Problem('invalid', 'Choisissez un modèle.', { template: 'Choisissez un modèle.' });
			const title = readTitle(input.title);
			const values = await valuesOf(group.facts.id);
			const id = crypto.randomUUID();
			await database.write((trx) =>
				createDocument(trx, context, {
					id,
					groupId: group.facts.id,
					kind: template.kind,
					title,
					visibility: input.visibility,
					sections: sectionsFrom(template, () => crypto.randomUUID(), values),
					createdBy: member.actorId,
					accountId: member.accountId,
					template,
				}),
			);
			return id;
		},

		/** For the page where one writes: same content as {@link read}, with who opens it. */
		async open(viewer: Person, id: string) {
			const facts = await mayRead(viewer, id);
			return {
				...(await view(viewer, facts)),
				me: viewer.kind === 'member' ? { actorId: viewer.actorId, name: viewer.name } : null,
			};
		},

		/** For the page where one reads. */
		async read(viewer: Person, id: string) {
			return view(viewer, await mayRead(viewer, id));
		},

		/** The document's JSON; see `DocumentJson`. */
		async export(viewer: Person, id: string) {
			const facts = await findDocumentFacts(db, id);
			if (!facts || !can(viewer, 'document.export', facts)) throw notFound();
			return reads.getDocumentJson(db, await reads.getDocumentHead(db, facts.id));
		},

		async rename(viewer: Person, id: string, title: string): Promise<void> {
			const facts = await mayRead(viewer, id);
			if (viewer.kind === 'anonymous') throw new Problem('signed-out');
			if (!can(viewer, 'document.write', facts)) throw new Problem('forbidden');
			const clean = readTitle(title);
			const head = await reads.getDocumentHead(db, id);
			if (head.title === clean) return;
			await database.write((trx) =>
				renameDocument(trx, context, {
					id,
					title: clean,
					before: head.title,
					accountId: viewer.accountId,
				}),
			);
		},
	};
}
