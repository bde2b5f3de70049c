import type { Member } from '#domain/access/person.ts';
import type { Visibility } from '#domain/access/visibility.ts';
import type { DocumentTemplate } from '#domain/document/template.ts';
import { valuesFrom } from '#domain/document/template-values.ts';
import { sectionsFrom } from '#domain/document/templates.ts';
import { beginProgramme } from '#domain/programme/beginning.ts';
import { today, type Context } from '../context.ts';
import { reading, type Transaction } from '../database/connection.ts';
import { getDirectoryFacts } from './template-facts.ts';
import { createDocument } from './writes.ts';

/** Begins a document of a group from a template, filled with what the directory says today. @returns its id */
export async function beginDocument(
	trx: Transaction,
	context: Context,
	{ actorId, accountId }: Member,
	{
		groupId,
		template,
		title,
		visibility,
	}: {
		readonly groupId: string;
		readonly template: DocumentTemplate;
		readonly title: string;
		readonly visibility: Visibility;
	},
): Promise<string> {
	const newId = () => crypto.randomUUID();
	const day = today(context);
	const values = valuesFrom(await getDirectoryFacts(reading(trx), groupId, day));
	const id = newId();
	await createDocument(trx, context, {
		...{ id, groupId, kind: template.kind, title, visibility, template },
		sections: sectionsFrom(template, newId, values),
		...(template.kind === 'programme' && {
			programme: beginProgramme(template.axes ?? [], values, Number(day.slice(0, 4)), newId),
		}),
		...{ createdBy: actorId, accountId },
	});
	return id;
}
