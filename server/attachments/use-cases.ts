import { can } from '#domain/access/can.ts';
import type { Member, Person } from '#domain/access/person.ts';
import { cleanFileName } from '#domain/attachment/file-name.ts';
import type { DocumentFacts } from '#domain/document/policy.ts';
import { notFound, Problem } from '#domain/problem.ts';
import type { Context } from '../context.ts';
import { reading } from '../database/connection.ts';
import { isStorageFault } from '../database/storage-fault.ts';
import { findDocumentFacts } from '../documents/facts.ts';
import { checkAllowance, checkLength } from './allowance.ts';
import { createIntake, noRoom } from './intake.ts';
import { findAttachment } from './reads.ts';
import { openStore } from './store.ts';
import { addAttachment, type NewAttachment } from './writes.ts';

/** Files that one person may be sending at one moment. */
const atOnce = 6;

/** What somebody sends. */
export interface Sent {
	/** As their device calls it. */
	readonly name: string;
	/** How many bytes come; null when nobody says. */
	readonly length: number | null;
	readonly body: AsyncIterable<Uint8Array> | null;
	/** Who sends it, asked anew: rights may be lost while a file comes [R3]. */
	again(): Promise<Person>;
}

export function attachmentUseCases(context: Context) {
	const { config, database } = context;
	const db = database.reader;
	const store = openStore(config.DATA_DIR, config.ATTACHMENT_FREE_BYTES);
	const intake = createIntake(store);
	const sending = new Map<string, number>();

	/** The document of this id, which this person may read; anything else is not found [R4]. */
	async function readable(viewer: Person, documentId: string): Promise<DocumentFacts> {
		const facts = await findDocumentFacts(db, documentId);
		if (!facts || !can(viewer, 'document.read', facts)) throw notFound();
		return facts;
	}

	async function mayWrite(viewer: Person, documentId: string): Promise<Member> {
		const facts = await readable(viewer, documentId);
		if (viewer.kind === 'anonymous') throw new Problem('signed-out');
		if (!can(viewer, 'document.write', facts)) throw new Problem('forbidden');
		return viewer;
	}

	/** A piece of a document that this person may read. */
	async function mayHave(viewer: Person, id: string) {
		const piece = await findAttachment(db, id);
		if (!piece) throw notFound();
		await readable(viewer, piece.documentId);
		return piece;
	}

	const write = (piece: NewAttachment) =>
		database
			.writeSparingly(async (trx) => {
				// Again: several may have come at once.
				await checkAllowance(reading(trx), config, context.now(), piece);
				await addAttachment(trx, context, piece);
			})
			.catch((error: unknown) => {
				throw isStorageFault(error) ? noRoom() : error;
			});

	return {
		/** Takes a file into a document. @returns what the text then says of it. */
		async add(viewer: Person, documentId: string, sent: Sent) {
			const { actorId, accountId } = await mayWrite(viewer, documentId);
			checkLength(config, sent.length);
			const { length } = sent;
			await checkAllowance(db, config, context.now(), { documentId, actorId, bytes: length });
			const under = sending.get(accountId) ?? 0;
			if (under >= atOnce || !sent.body)
				throw new Problem(
					'too-many',
					'Trop de fichiers à la fois. Attendez la fin des envois, puis recommencez.',
				);
			sending.set(accountId, under + 1);
			try {
				const { cleaned, ...taken } = await intake(sent.body, length, async () => {
					await mayWrite(await sent.again(), documentId);
				});
				const piece = { ...taken, id: crypto.randomUUID(), name: cleanFileName(sent.name) };
				await write({ ...piece, documentId, actorId, accountId, copyOf: null });
				const { sha256: _, ...said } = piece;
				return { ...said, cleaned };
			} finally {
				const left = (sending.get(accountId) ?? 1) - 1;
				if (left > 0) sending.set(accountId, left);
				else sending.delete(accountId);
			}
		},

		/**
		 * The same piece in another document, for a text pasted there: who may read it is decided by where it is.
		 * @returns its id there; its own when it is there already.
		 */
		async copy(viewer: Person, documentId: string, id: string): Promise<{ id: string }> {
			const { actorId, accountId } = await mayWrite(viewer, documentId);
			const piece = await mayHave(viewer, id);
			if (piece.documentId === documentId) return { id };
			const copy = crypto.randomUUID();
			await write({ ...piece, id: copy, documentId, actorId, accountId, copyOf: id });
			return { id: copy };
		},

		/** A piece and its bytes, for whoever may read its document at this moment. */
		async open(viewer: Person, id: string) {
			const { sha256, type, name } = await mayHave(viewer, id);
			const content = await store.find(sha256);
			if (content) return { sha256, type, name, content };
			context.log.error({ attachment: id }, 'attachment without its file');
			throw new Problem(
				'unavailable',
				'Le fichier de cette pièce manque sur le serveur. Prévenez la personne qui administre le service.',
			);
		},
	};
}
