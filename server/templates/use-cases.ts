import { can } from '#domain/access/can.ts';
import type { Person } from '#domain/access/person.ts';
import type { DocumentKind } from '#domain/document/document.ts';
import type { SectionTemplate, TemplateContent } from '#domain/document/template.ts';
import { newClauseId } from '#domain/document/clause-id.ts';
import { contentFrom, plainLines } from '#domain/document/plain-lines.ts';
import {
	changeSection,
	moveSection,
	withoutSection,
	type SectionChange,
} from '#domain/document/template-changes.ts';
import { templateLimits } from '#domain/document/template-limits.ts';
import { templateFrom } from '#domain/document/template-making.ts';
import { Problem, notFound } from '#domain/problem.ts';
import type { Context } from '../context.ts';
import { findDocumentFacts, findGroupForDocuments } from '../documents/facts.ts';
import { getDocumentHead, listOfGroup } from '../documents/reads.ts';
import { getSections } from '../documents/recent-content.ts';
import { findOwnTemplate, listTemplates, type OwnTemplate } from './reads.ts';
import { getStanding } from '../documents/template-standing.ts';
import { isChanged, shown } from './shown.ts';
import { insertTemplate, insertVersion, setArchived, updateDraft } from './writes.ts';

/** How a template is called in addresses: its group, then itself. */
export interface TemplateAddress {
	readonly groupId: string;
	readonly id: string;
}

/** Documents offered to make a template of. */
const mostDocuments = 100;

/** Templates that a group's animators make of its documents. */
export function templateUseCases(context: Context) {
	const { database } = context;
	const db = database.reader;

	async function mayManage(viewer: Person, groupId: string) {
		const group = await findGroupForDocuments(db, groupId);
		if (!group || !can(viewer, 'group.read', group.facts)) throw notFound();
		if (viewer.kind === 'anonymous') throw new Problem('signed-out');
		if (!can(viewer, 'group.manage-templates', group.facts))
			throw new Problem('forbidden', 'Les modèles d’un groupe sont tenus par les personnes qui l’animent.');
		return { viewer, group: { id: group.facts.id, name: group.name } };
	}

	async function manage(viewer: Person, { groupId, id }: TemplateAddress) {
		const allowed = await mayManage(viewer, groupId);
		const template = await findOwnTemplate(db, id);
		if (template?.groupId !== groupId) throw notFound();
		return { ...allowed, template };
	}

	/** Changes the draft, unless somebody has since the form was made. */
	async function change(
		viewer: Person,
		address: TemplateAddress,
		revision: number,
		make: (template: OwnTemplate) => TemplateContent,
	): Promise<void> {
		const { viewer: member, template } = await manage(viewer, address);
		const draft = make(template);
		const isDone = await database.write((trx) =>
			updateDraft(trx, context, { id: template.id, accountId: member.accountId, revision, draft }),
		);
		if (!isDone) throw changed();
	}

	return {
		/** What a group has, and the documents a new one may be made of. */
		async list(viewer: Person, groupId: string) {
			const { viewer: member, group } = await mayManage(viewer, groupId);
			const [templates, documents] = await Promise.all([
				listTemplates(db, groupId),
				listOfGroup(db, member, groupId, mostDocuments),
			]);
			return {
				group,
				templates: templates.map(shown),
				documents: documents.map(({ id, title, kind }) => ({ id, title, kind })),
			};
		},

		/** @returns the id of a new template, which nobody else sees until it is published. */
		async make(viewer: Person, groupId: string, input: { documentId: string; name: string }) {
			const { viewer: member } = await mayManage(viewer, groupId);
			const facts = await findDocumentFacts(db, input.documentId);
			if (facts?.group.id !== groupId || !can(member, 'document.read', facts))
				throw new Problem('invalid', 'Choisissez un document de ce groupe.', {
					document: 'Choisissez un document de ce groupe.',
				});
			const head = await getDocumentHead(db, facts.id);
			const sections = await getSections(db, facts.id);
			const known = (await getStanding(db, head))?.own;
			if (sections.length > templateLimits.sections) throw tooMany('document');
			const id = crypto.randomUUID();
			const { accountId, actorId } = member;
			const draft = templateFrom({ kind: head.kind, title: head.title, sections }, input.name, known);
			await database.write((trx) =>
				insertTemplate(trx, context, { id, accountId, actorId, groupId, documentId: facts.id, draft }),
			);
			return id;
		},

		async open(viewer: Person, address: TemplateAddress) {
			const { group, template } = await manage(viewer, address);
			return {
				group,
				template: {
					...shown(template),
					revision: template.revision,
					draft: template.draft,
					versions: template.versions,
				},
			};
		},

		/** One section of the draft. */
		async section(viewer: Person, address: TemplateAddress, clause: string) {
			const { group, template } = await manage(viewer, address);
			const section = template.draft.sections.find(({ id }) => id === clause);
			if (!section) throw notFound();
			return {
				group,
				template: { id: template.id, name: template.draft.name, revision: template.revision },
				section: { ...section, text: plainLines(section.content) },
			};
		},

		rename: (
			viewer: Person,
			address: TemplateAddress,
			{
				revision,
				...head
			}: { revision: number; name: string; purpose: string; title: string; kind: DocumentKind },
		) => change(viewer, address, revision, ({ draft }) => ({ ...draft, ...head })),

		changeSection: (
			viewer: Person,
			address: TemplateAddress,
			clause: string,
			{ revision, ...section }: SectionChange & { revision: number },
		) =>
			change(viewer, address, revision, ({ draft }) => {
				const { id, content } = known(draft, clause);
				// A text that a field could not show is not replaced by what it did show.
				const text = plainLines(content) === null ? null : section.text;
				return changeSection(draft, id, { ...section, text });
			}),

		/** An empty section at the end. @returns its clause. */
		async addSection(viewer: Person, address: TemplateAddress, input: { revision: number; title: string }) {
			let clause = '';
			await change(viewer, address, input.revision, ({ draft, versions }) => {
				if (draft.sections.length >= templateLimits.sections) throw tooMany('title');
				const ever = [draft, ...versions.map(({ content }) => content)].flatMap(({ sections }) => sections);
				clause = newClauseId(input.title, new Set(ever.map(({ id }) => id)));
				const section: SectionTemplate = {
					id: clause,
					title: input.title,
					party: null,
					content: contentFrom(''),
					guidance: null,
				};
				return { ...draft, sections: [...draft.sections, section] };
			});
			return clause;
		},

		moveSection: (viewer: Person, address: TemplateAddress, clause: string, revision: number, by: -1 | 1) =>
			change(viewer, address, revision, ({ draft }) => moveSection(draft, known(draft, clause).id, by)),

		removeSection: (viewer: Person, address: TemplateAddress, clause: string, revision: number) =>
			change(viewer, address, revision, ({ draft }) => withoutSection(draft, known(draft, clause).id)),

		/** Makes the draft the template's next version: what documents may be begun from, and what is proposed to those that were. */
		async publish(viewer: Person, address: TemplateAddress, revision: number): Promise<number> {
			const { viewer: member, template } = await manage(viewer, address);
			const { draft, versions } = template;
			if (draft.sections.length === 0)
				throw new Problem('invalid', 'Un modèle a au moins un article. Rien n’a été publié.');
			if (!isChanged(template))
				throw new Problem('invalid', 'Rien n’a changé depuis la dernière version. Rien n’a été publié.');
			const version = (versions[0]?.version ?? 0) + 1;
			const { accountId } = member;
			const isDone = await database.write((trx) =>
				insertVersion(trx, context, { id: template.id, accountId, revision, version, content: draft }),
			);
			if (!isDone) throw changed();
			return version;
		},

		/** An archived template is offered no more; documents begun from it keep what they have. */
		async archive(viewer: Person, address: TemplateAddress, archived: boolean): Promise<void> {
			const { viewer: member, template } = await manage(viewer, address);
			if ((template.archivedAt !== null) === archived) return;
			await database.write((trx) =>
				setArchived(trx, context, {
					id: template.id,
					accountId: member.accountId,
					archived,
				}),
			);
		},
	};
}

function known(draft: TemplateContent, clause: string): SectionTemplate {
	const section = draft.sections.find(({ id }) => id === clause);
	if (!section) throw changed();
	return section;
}

const changed = () =>
	new Problem(
		'conflict',
		'Quelqu’un a changé ce modèle entre-temps. Rien n’a été enregistré ; votre saisie est encore là : relisez, puis envoyez de nouveau.',
	);

const tooMany = (field: string) => {
	const sentence = `Un modèle a au plus ${templateLimits.sections} articles. Rien n’a été enregistré.`;
	return new Problem('invalid', sentence, { [field]: sentence });
};
