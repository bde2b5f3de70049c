import { cleanFileName } from '#domain/attachment/file-name.ts';
import { isRaster } from '#domain/attachment/media-type.ts';
import { fileSize } from '#domain/french/numbers.ts';
import { Problem } from '#domain/problem.ts';
import { postFileLimits, type PostFileType } from '#domain/thread/files.ts';
import { oneLine, seenOnly } from '#domain/typed-text.ts';
import { createIntake } from '../attachments/intake.ts';
import { recogniseOffice } from '../attachments/office.ts';
import { recognise, telling } from '../attachments/recognition.ts';
import { openStore } from '../attachments/store.ts';
import type { Context } from '../context.ts';
import type { Transaction } from '../database/connection.ts';
import { countAttempts, limits } from '../accounts/rate-limits.ts';

/** A file as somebody sends it with a post. */
export interface SentFile {
	/** As their device calls it. */
	readonly name: string;
	/** What a picture shows, for who does not see it. */
	readonly shows: string;
	readonly size: number;
	bytes(): Promise<Uint8Array>;
}

/** On the disk under its name, and not yet of any post. */
export interface KeptFile {
	readonly name: string;
	readonly shows: string;
	readonly sha256: string;
	readonly type: PostFileType;
	readonly bytes: number;
	readonly width: number;
	readonly height: number;
}

const refuse = (sentence: string) =>
	new Problem('invalid', `${sentence} Rien n’a été publié ; choisissez vos fichiers de nouveau.`, {
		files: sentence,
	});

function checkSizes(files: readonly SentFile[]): void {
	const { count, bytes, allBytes } = postFileLimits;
	if (files.length > count) throw refuse(`Un message a ${count} fichiers au plus.`);
	for (const { name, size } of files) {
		const called = `« ${cleanFileName(name)} »`;
		if (size === 0) throw refuse(`${called} est vide.`);
		if (size > bytes)
			throw refuse(`${called} fait ${fileSize(size)}. Un fichier a au plus ${fileSize(bytes)}.`);
	}
	if (files.reduce((sum, { size }) => sum + size, 0) > allBytes)
		throw refuse(`Les fichiers d’un message font au plus ${fileSize(allBytes)} ensemble.`);
}

/** What it is, by its bytes: neither its name nor what the sender says of it [C2]. */
function typeOf(bytes: Buffer): PostFileType | undefined {
	const type = recognise(bytes.subarray(0, telling));
	return type === 'application/octet-stream' ? recogniseOffice(bytes) : type;
}

/** Keeps files of posts where those of documents are: named by what they hold, once (docs/decisions/0030). */
export function postFiles(context: Context) {
	const store = openStore(context.config.DATA_DIR, context.config.ATTACHMENT_FREE_BYTES);
	const intake = createIntake(store);

	return {
		/**
		 * Brings files to the disk before the post that they go with is written; what stays without a post is removed at night.
		 * @throws Problem `invalid` for what is no picture, PDF nor document, `too-many`, `unavailable` without room
		 */
		async keep(accountId: string, sent: readonly SentFile[]): Promise<readonly KeptFile[]> {
			if (sent.length === 0) return [];
			checkSizes(sent);
			await countAttempts(context, [[limits.filesByAccount, accountId, sent.length]]);
			const kept: KeptFile[] = [];
			for (const file of sent) {
				const bytes = Buffer.from(await file.bytes());
				const name = cleanFileName(file.name);
				const type = typeOf(bytes);
				if (!type)
					throw refuse(
						`« ${name} » n’est ni une image, ni un PDF, ni un document de bureautique sans macro (docx, xlsx, pptx, odt, ods, odp).`,
					);
				const taken = await intake(chunk(bytes), bytes.length, async () => {});
				const shows = isRaster(type) ? oneLine(seenOnly(file.shows)).slice(0, postFileLimits.shows) : '';
				const { sha256, bytes: size, width, height } = taken;
				kept.push({ name, shows, sha256, type, bytes: size, width, height });
			}
			return kept;
		},

		/** The bytes of a file. @throws Problem `unavailable` when it is not where it should be */
		async find({ id, sha256 }: { readonly id: string; readonly sha256: string }): Promise<Blob> {
			const content = await store.find(sha256);
			if (content) return content;
			context.log.error({ file: id }, 'file of a post is missing');
			throw noRoomToRead();
		},
	};
}

const noRoomToRead = () =>
	new Problem(
		'unavailable',
		'Ce fichier manque sur le serveur. Prévenez la personne qui administre le service.',
	);

async function* chunk(bytes: Buffer): AsyncIterable<Uint8Array> {
	yield bytes;
}

/** With the post, in its transaction. */
export async function addPostFiles(
	trx: Transaction,
	postId: string,
	files: readonly KeptFile[],
): Promise<void> {
	if (files.length === 0) return;
	await trx
		.insertInto('post_files')
		.values(
			files.map(({ sha256, type, bytes, width, height, name, shows }, place) => ({
				...{ id: crypto.randomUUID(), post_id: postId, place, sha256, media_type: type },
				...{ bytes, width, height, name, shows },
			})),
		)
		.execute();
}
