import { can } from '#domain/access/can.ts';
import type { Person } from '#domain/access/person.ts';
import { readThemes, writeThemes } from '#domain/directory/chosen-themes.ts';
import { messageLine } from '#domain/directory/message.ts';
import { actorFields, type ActorField } from '#domain/directory/fields.ts';
import type { FieldVisibility } from '#domain/directory/policy.ts';
import { Problem } from '#domain/problem.ts';
import type { Context } from '../context.ts';
import { reading, type Reader } from '../database/connection.ts';
import type { Instant } from '../database/schema.ts';
import { factsOfActor, listFields } from './actor-reads.ts';
import { ownActor } from './in-charge.ts';
import { writersOf } from './writing-to.ts';
import { changedMeanwhile, touchActor } from './writes.ts';

export interface Line {
	readonly value: string;
	readonly visibility: FieldVisibility;
}

export interface RecordInput {
	readonly name: string;
	readonly lines: Readonly<Record<Exclude<ActorField, 'themes'>, Line>>;
	/** Keys of the vocabulary, and words of the record that are none of it and stay. */
	readonly themes: readonly string[];
	readonly themesVisibility: FieldVisibility;
	/** Who may write to the person through the product. */
	readonly writers: FieldVisibility;
	/** When the record had last changed, as the form showed it. */
	readonly seen: Instant;
}

/** How somebody is reached: theirs alone to say. */
const ownContact = ['email', 'phone'] as const satisfies readonly ActorField[];
const unsaid: Line = { value: '', visibility: 'me' };

/** The words of one's own record: what the form shows, and keeping what it says. */
export function recordUseCases(context: Context) {
	const { database } = context;
	return {
		async record(viewer: Person, id: string) {
			const { actor } = await ownActor(database.reader, viewer, id);
			const mayContact = can(viewer, 'actor.edit-contact', factsOfActor(actor));
			const lines = await linesOf(database.reader, id);
			if (!mayContact) for (const field of ownContact) lines[field] = unsaid;
			return {
				...{ id, name: actor.name, lines, themes: readThemes(lines.themes.value), seen: actor.updated_at },
				writers: await writersOf(database.reader, id),
				mayContact,
				isOwn: viewer.kind === 'member' && viewer.actorId === id,
			};
		},

		/** An empty line is forgotten, with its visibility. @throws Problem `conflict` when the record has changed since */
		async saveRecord(viewer: Person, id: string, input: RecordInput): Promise<void> {
			const { actor, viewer: by } = await ownActor(database.reader, viewer, id);
			const mayContact = can(viewer, 'actor.edit-contact', factsOfActor(actor));
			await database.write(async (trx) => {
				const { numUpdatedRows } = await trx
					.updateTable('actors')
					.set({ name: input.name })
					.where('id', '=', id)
					.where('updated_at', '=', input.seen)
					.where('merged_into', 'is', null)
					.executeTakeFirst();
				if (numUpdatedRows === 0n) throw new Problem('conflict', changedMeanwhile);
				const { others } = readThemes((await linesOf(reading(trx), id)).themes.value);
				const lines: Record<ActorField, Line> = {
					...input.lines,
					themes: { value: writeThemes(input.themes, others), visibility: input.themesVisibility },
				};
				const told = actorFields.filter((field) => mayContact || !ownContact.some((one) => one === field));
				await trx
					.deleteFrom('actor_fields')
					.where('actor_id', '=', id)
					.where('field', 'in', [...told, ...(mayContact ? [messageLine] : [])])
					.execute();
				const rows = [
					...told
						.filter((field) => lines[field].value !== '')
						.map((field) => ({ actor_id: id, field, ...lines[field] })),
					...(mayContact ? [{ actor_id: id, field: messageLine, value: '', visibility: input.writers }] : []),
				];
				if (rows.length > 0) await trx.insertInto('actor_fields').values(rows).execute();
				await touchActor(trx, context, { actorId: id, by, part: 'words' });
			});
		},
	};
}

/** Every line there can be; those that say nothing are the most closed. */
async function linesOf(db: Reader, id: string): Promise<Record<ActorField, Line>> {
	const rows = new Map((await listFields(db, id)).map((row) => [row.field, row]));
	return Object.fromEntries(
		actorFields.map((field) => {
			const { value = '', visibility = 'me' } = rows.get(field) ?? {};
			return [field, { value, visibility }];
		}),
	) as Record<ActorField, Line>;
}
