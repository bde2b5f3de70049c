import type { Member, Person } from '#domain/access/person.ts';
import { contentFrom } from '#domain/document/plain-lines.ts';
import type { DocumentKind } from '#domain/document/document.ts';
import type { Visibility } from '#domain/access/visibility.ts';
import type { Context } from '../context.ts';
import { createDocument } from './writes.ts';

/** A document made of words that are there already, a section each. */
export interface ComposedDocument {
	/** Chosen by who asks: asked twice, one document is made. */
	readonly id: string;
	readonly kind: DocumentKind;
	readonly title: string;
	readonly visibility: Visibility;
	readonly sections: readonly { readonly title: string; readonly words: string }[];
}

/** Making a document of what was gathered elsewhere in a group; from then on it is written as any other. */
export function composing(context: Context, mayCreate: (viewer: Person, groupId: string) => Promise<Member>) {
	const { database } = context;
	const isThere = async (id: string) =>
		(await database.reader.selectFrom('documents').select('id').where('id', '=', id).executeTakeFirst()) !==
		undefined;

	return {
		/** @throws Problem `not-found`, `signed-out`, `forbidden` */
		async compose(viewer: Person, groupId: string, document: ComposedDocument): Promise<void> {
			const { actorId, accountId } = await mayCreate(viewer, groupId);
			const { id, kind, title, visibility } = document;
			if (await isThere(id)) return;
			const sections = document.sections.map((section) => ({
				...{ id: crypto.randomUUID(), title: section.title, status: 'todo' as const, party: null },
				content: contentFrom(section.words),
			}));
			const made = { id, groupId, kind, title, visibility, sections, createdBy: actorId, accountId };
			try {
				await database.write((trx) => createDocument(trx, context, { ...made, template: null }));
			} catch (error) {
				// Somebody who asked at the same moment was first.
				if (!(await isThere(id))) throw error;
			}
		},
	};
}
