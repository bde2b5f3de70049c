import { abilities, can } from '#domain/access/can.ts';
import type { Person } from '#domain/access/person.ts';
import type { Visibility } from '#domain/access/visibility.ts';
import type { Lookup } from '#domain/document/lookup.ts';
import type { DocumentFacts } from '#domain/document/policy.ts';
import { valuesFrom } from '#domain/document/template-values.ts';
import { findTemplate, proposedTitle, templates, unknownIn } from '#domain/document/templates.ts';
import { pageNumber, pagesOf } from '#domain/page.ts';
import { Problem, notFound } from '#domain/problem.ts';
import { today, type Context } from '../context.ts';
import { listAuthorParties } from './authors.ts';
import { findDocumentFacts, findGroupForDocuments } from './facts.ts';
import { lookupOf } from './lookup.ts';
import { listNames } from './names.ts';
import { paced } from './pace.ts';
import * as reads from './reads.ts';
import { listPlaces } from '../programmes/places.ts';
import { listOffered } from '../templates/reads.ts';
import { listCandidates, mostCandidates, responsibleIn } from './responsible.ts';
import { getDirectoryFacts } from './template-facts.ts';
import { beginDocument } from './beginning.ts';
import { composing } from './composing.ts';
import { renameDocument } from './writes.ts';

/** Longest title a document may have. */
const titleLength = 200;

/** Questions of one account about who is named: an editor asks once in 1.5 s at most, for all it does not know. */
const pace = { burst: 30, perSecond: 2 };

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
	const lookUp = lookupOf(context);
	const countQuestion = paced(
		context,
		pace,
		'Trop de demandes à la fois. Rien n’est perdu : continuez dans quelques secondes.',
	);

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
		const names = await listNames(db, viewer, json.sections, json.programme);
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
			/** Of whom the text names, by key: the text itself holds identifiers only. */
			names,
			/** Of a programme: the territories that its actions name and those of its cité. */
			places: json.programme ? await listPlaces(db, viewer, json.programme, head.citeId) : [],
			/** For whom those who wrote its amounts sit today, by actor. */
			authorParties: await listAuthorParties(db, viewer, json.programme, head.citeId, today(context)),
			/** Of those who answer for a section, by id: the text itself names nobody. */
			responsible: responsibleIn(names, json.sections),
			writers: writers.map((writer) => ({ id: writer.id, name: writer.name })),
			abilities: abilities(
				viewer,
				['document.write', 'document.manage', 'document.export', 'document.follow', 'document.choose-amount'],
				facts,
			),
		};
	}

	return {
		...composing(context, async (viewer, groupId) => (await mayCreate(viewer, groupId)).viewer),

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
			const offered = await listOffered(db, group.facts.id);
			const known = [
				...offered.map(({ template, isOwn }) => ({ ...template, of: isOwn ? 'group' : 'parent' }) as const),
				...templates.map((template) => ({ ...template, of: 'network' as const })),
			];
			return {
				group: { id: group.facts.id, name: group.name, visibility: group.facts.visibility },
				ofCite: values.cité?.[0] ?? null,
				templates: known.map((template) => ({
					id: template.id,
					kind: template.kind,
					scope: template.scope,
					/** Whose it is: the group's own, the group's above, or everybody's. */
					of: template.of,
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
			const offered = await listOffered(db, group.facts.id);
			const template =
				findTemplate(input.templateId) ??
				offered.find((one) => one.template.id === input.templateId)?.template;
			if (!template)
				throw new Problem('invalid', 'Choisissez un modèle.', { template: 'Choisissez un modèle.' });
			const title = readTitle(input.title);
			const { visibility } = input;
			return await database.write((trx) =>
				beginDocument(trx, context, member, { groupId: group.facts.id, template, title, visibility }),
			);
		},

		/** For the page where one writes: same content as {@link read}, with who opens it. */
		async open(viewer: Person, id: string) {
			const facts = await mayRead(viewer, id);
			return {
				...(await view(viewer, facts)),
				me: viewer.kind === 'member' ? { actorId: viewer.actorId, name: viewer.name } : null,
				/** Bytes that an image or a file may have. */
				largestFile: context.config.ATTACHMENT_BYTES,
			};
		},

		/** For the page where one reads. */
		async read(viewer: Person, id: string) {
			return view(viewer, await mayRead(viewer, id));
		},

		/** For the page of one action of a programme; one that is not in it, or was set aside, is not found. */
		async readAction(viewer: Person, id: string, action: string) {
			const read = await view(viewer, await mayRead(viewer, id));
			const { programme } = read.document;
			const found = programme?.actions.find((one) => one.id === action);
			if (!programme || !found) throw notFound();
			return { ...read, programme, action: found };
		},

		/** Whom its sections may be entrusted to, by who writes it, and the names of those to whom they are. @throws {Problem} `too-many`. */
		async people(viewer: Person, id: string) {
			const facts = await mayRead(viewer, id);
			if (viewer.kind === 'anonymous') throw new Problem('signed-out');
			if (!can(viewer, 'document.write', facts)) throw new Problem('forbidden');
			countQuestion(viewer);
			const head = await reads.getDocumentHead(db, id);
			const { sections } = await reads.getDocumentJson(db, head);
			const candidates = await listCandidates(db, viewer, facts, head.citeId, today(context));
			return {
				/** Empty where they are too many for a list: one is looked for, see `lookUp`. */
				candidates: candidates.length > mostCandidates ? [] : candidates,
				isLong: candidates.length > mostCandidates,
				names: responsibleIn(await listNames(db, viewer, sections), sections),
			};
		},

		/** The document's JSON, see `DocumentJson`, with the names of whom it names today. @throws {Problem} `too-many`. */
		async export(viewer: Person, id: string) {
			const facts = await findDocumentFacts(db, id);
			if (!facts || !can(viewer, 'document.export', facts)) throw notFound();
			countQuestion(viewer);
			const json = await reads.getDocumentJson(db, await reads.getDocumentHead(db, facts.id));
			return { ...json, names: await listNames(db, viewer, json.sections, json.programme) };
		},

		/** Of whom the text as it is saved names, for who is reading or writing it. @throws {Problem} `too-many`. */
		async names(viewer: Person, id: string) {
			const facts = await mayRead(viewer, id);
			countQuestion(viewer);
			const { sections, programme } = await reads.getDocumentJson(
				db,
				await reads.getDocumentHead(db, facts.id),
			);
			return listNames(db, viewer, sections, programme);
		},

		/** The territories of a programme as it is saved, see {@link view}. @throws {Problem} `too-many`. */
		async places(viewer: Person, id: string) {
			await mayRead(viewer, id);
			countQuestion(viewer);
			const head = await reads.getDocumentHead(db, id);
			const { programme } = await reads.getDocumentJson(db, head);
			return programme ? listPlaces(db, viewer, programme, head.citeId) : [];
		},

		/** What somebody who writes here may refer to. @throws {Problem} `too-many`. */
		async lookUp(viewer: Person, id: string, q: string, lookup: Lookup) {
			const facts = await mayRead(viewer, id);
			if (viewer.kind === 'anonymous') throw new Problem('signed-out');
			if (!can(viewer, 'document.write', facts)) throw new Problem('forbidden');
			const { citeId } = await reads.getDocumentHead(db, id);
			return lookUp(viewer, q, lookup, { facts, citeId });
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
