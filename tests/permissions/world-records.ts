import { fieldVisibilities, type FieldVisibility } from '#domain/directory/policy.ts';
import type { Transaction } from '#server/database/connection.ts';
import { sha256, words } from './world-documents.ts';

const at = '2025-01-01T08:00:00.000Z';

/** Photos of people who share no group with anybody, one a visibility. */
export const photosOfWorld: Readonly<Record<FieldVisibility, string>> = {
	me: 'd1a3a0a4-0f5e-4d3b-9a58-3f0c2b7e6a01',
	groups: 'd1a3a0a4-0f5e-4d3b-9a58-3f0c2b7e6a02',
	network: 'd1a3a0a4-0f5e-4d3b-9a58-3f0c2b7e6a03',
	public: 'd1a3a0a4-0f5e-4d3b-9a58-3f0c2b7e6a04',
};

export async function writePhotos(trx: Transaction): Promise<void> {
	for (const visibility of fieldVisibilities) {
		const actorId = crypto.randomUUID();
		await trx
			.insertInto('actors')
			.values({
				...{ id: actorId, name: `Photo ${visibility}`, source: 'table of rights', objected_at: null },
				...{ confirmed_on: null, created_at: at, updated_at: at },
			})
			.execute();
		await trx
			.insertInto('actor_photos')
			.values({
				...{ id: photosOfWorld[visibility], actor_id: actorId, visibility, sha256, created_at: at },
				...{ media_type: 'image/png', bytes: words.length },
			})
			.execute();
	}
}

/** A file that was brought, and taken back. */
export async function writeImport(
	trx: Transaction,
	{ importId }: { readonly importId: string },
): Promise<void> {
	await trx
		.insertInto('imports')
		.values({
			...{ id: importId, kind: 'organisations', file_name: 'table.csv', source: 'table of rights' },
			...{ state: 'undone', headers: '[]', targets: '[]', refused: '[]', total: 0, position: 0 },
			...{ created_by: null, created_at: at, updated_at: at },
		})
		.execute();
}
