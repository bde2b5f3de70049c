import type { DocumentGrant } from '#domain/access/person.ts';
import type { Visibility } from '#domain/access/visibility.ts';
import { findTemplate, sectionsFrom } from '#domain/document/templates.ts';
import { doc } from '#domain/document/content.ts';
import { beginProgramme } from '#domain/programme/beginning.ts';
import { openStore } from '#server/attachments/store.ts';
import type { Transaction } from '#server/database/connection.ts';
import { createDocument } from '#server/documents/writes.ts';
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** The part of the world that its documents need. */
interface Documented {
	readonly people: readonly { readonly persona: string; readonly actorId: string }[];
	readonly groups: Readonly<Record<Visibility, string>>;
	readonly documents: Readonly<Record<Visibility, string>>;
	readonly pieces: Readonly<Record<Visibility, string>>;
}

const at = '2025-01-01T08:00:00.000Z';
export const words = 'une pièce';
export const sha256 = createHash('sha256').update(words).digest('hex');

/** The bytes of those files, where a server keeps them. */
export function writeBytes(dataDir: string): void {
	const file = openStore(dataDir, 0).place(sha256);
	mkdirSync(dirname(file), { recursive: true });
	writeFileSync(file, words);
}

/** The action that each of its programmes has. */
export const actionOfWorld = '5a1b6e0c-3d0f-4c57-9a53-0f3c2f8f7d11';

/** One programme of this visibility in the group of the same, and who was given a right on it. */
export async function writeDocument(
	trx: Transaction,
	world: Documented,
	visibility: Visibility,
): Promise<void> {
	const id = world.documents[visibility];
	const note = findTemplate('note');
	if (!note) throw new Error('there is no template « note »');
	await createDocument(
		trx,
		{ now: () => new Date(at) },
		{
			id,
			groupId: world.groups[visibility],
			// The kind of document that has every address.
			kind: 'programme',
			programme: {
				...beginProgramme([], {}, 2025, () => crypto.randomUUID()),
				actions: [
					{
						id: actionOfWorld,
						title: 'Une action',
						under: null,
						state: 'idea',
						lists: {},
						funding: [],
						description: doc(),
					},
				],
			},
			title: `Document ${visibility}`,
			visibility,
			sections: sectionsFrom(note, () => crypto.randomUUID()),
			createdBy: null,
			accountId: null,
			template: note,
		},
	);
	const grants: DocumentGrant[] = ['reader', 'commenter', 'editor'];
	await trx
		.insertInto('document_grants')
		.values(
			grants.map((grant) => ({
				document_id: id,
				actor_id: world.people.find(({ persona }) => persona === grant)?.actorId ?? '',
				group_id: null,
				grant,
				until_day: null,
			})),
		)
		.execute();
}

/** The file of that document. */
export async function writePiece(trx: Transaction, world: Documented, visibility: Visibility): Promise<void> {
	await trx
		.insertInto('attachments')
		.values({
			id: world.pieces[visibility],
			document_id: world.documents[visibility],
			sha256,
			media_type: 'application/octet-stream',
			bytes: Buffer.byteLength(words),
			width: 0,
			height: 0,
			name: 'une pièce.txt',
			actor_id: null,
			created_at: at,
			in_text: 0,
		})
		.execute();
}
