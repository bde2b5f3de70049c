import type { Member } from '#domain/access/person.ts';
import { findTemplate } from '#domain/document/templates.ts';
import type { FoundedKind } from '#domain/group/new-group.ts';
import { chosenOf, welcomeKits, type Ticked } from '#domain/group/welcome-kit.ts';
import type { Context } from '../context.ts';
import type { Transaction } from '../database/connection.ts';
import { beginDocument } from '../documents/beginning.ts';
import { beginThread } from '../threads/beginning.ts';

/**
 * What was ticked of the kit of a group that opens: a first text, for its members alone until they say otherwise, and first questions. No
 * letter leaves: nobody else is there yet.
 */
export async function welcome(
	trx: Transaction,
	context: Context,
	founder: Member,
	{ id: groupId, kind, ticked }: { readonly id: string; readonly kind: FoundedKind; readonly ticked: Ticked },
): Promise<void> {
	const { document, questions } = chosenOf(welcomeKits[kind], ticked);
	const template = document && findTemplate(document.template);
	if (template)
		await beginDocument(trx, context, founder, {
			...{ groupId, template, title: document.title, visibility: 'members' },
		});
	for (const { title, body } of questions)
		await beginThread(trx, context, founder, { groupId, documentId: null, kind: 'question', title, body });
}
