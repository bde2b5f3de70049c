import type { Person } from '#domain/access/person.ts';
import { readThemes, writeThemes } from '#domain/directory/chosen-themes.ts';
import { messageLine } from '#domain/directory/message.ts';
import { actorFields, type ActorField } from '#domain/directory/fields.ts';
import type { FieldVisibility } from '#domain/directory/policy.ts';
import type { Context } from '../context.ts';
import type { Reader } from '../database/connection.ts';
import { listFields } from './actor-reads.ts';
import { ownActor } from './in-charge.ts';
import { writersOf } from './writing-to.ts';
import { touchActor } from './writes.ts';

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
}

/** The words of one's own record: what the form shows, and keeping what it says. */
export function recordUseCases(context: Context) {
	const { database } = context;
	return {
		async record(viewer: Person, id: string) {
			const { actor } = await ownActor(database.reader, viewer, id);
			const lines = await linesOf(database.reader, id);
			return {
				...{ id, name: actor.name, lines, themes: readThemes(lines.themes.value) },
				writers: await writersOf(database.reader, id),
				isOwn: viewer.kind === 'member' && viewer.actorId === id,
			};
		},

		/** An empty line is forgotten, with its visibility. */
		async saveRecord(viewer: Person, id: string, input: RecordInput): Promise<void> {
			const { viewer: by } = await ownActor(database.reader, viewer, id);
			const { others } = readThemes((await linesOf(database.reader, id)).themes.value);
			const lines: Record<ActorField, Line> = {
				...input.lines,
				themes: { value: writeThemes(input.themes, others), visibility: input.themesVisibility },
			};
			await database.write(async (trx) => {
				await trx.updateTable('actors').set({ name: input.name }).where('id', '=', id).execute();
				await trx
					.deleteFrom('actor_fields')
					.where('actor_id', '=', id)
					.where('field', 'in', [...actorFields, messageLine])
					.execute();
				const filled = actorFields.filter((field) => lines[field].value !== '');
				await trx
					.insertInto('actor_fields')
					.values([
						...filled.map((field) => ({ actor_id: id, field, ...lines[field] })),
						{ actor_id: id, field: messageLine, value: '', visibility: input.writers },
					])
					.execute();
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
