import { fileSize } from '#domain/french/numbers.ts';
import { Problem } from '#domain/problem.ts';
import type { Config } from '../config.ts';
import type { Reader } from '../database/connection.ts';
import { sizeAddedBy, sizeOfDocument } from './reads.ts';

const day = 86_400_000;

/** Refuses what is longer than a file may be, before anything is read. */
export function checkLength(config: Config, bytes: number | null): asserts bytes is number {
	if (bytes === null)
		throw new Problem('invalid', 'La taille du fichier n’est pas connue. Rien n’a été ajouté.');
	if (bytes === 0) throw new Problem('invalid', 'Ce fichier est vide. Rien n’a été ajouté.');
	if (bytes > config.ATTACHMENT_BYTES)
		throw new Problem(
			'too-large',
			`Ce fichier fait ${fileSize(bytes)}. Un fichier a au plus ${fileSize(config.ATTACHMENT_BYTES)}. Rien n’a été ajouté.`,
		);
}

/** Refuses what the document or this person’s day has no more room for. */
export async function checkAllowance(
	db: Reader,
	config: Config,
	now: Date,
	adding: { documentId: string; actorId: string; bytes: number },
): Promise<void> {
	const held = await sizeOfDocument(db, adding.documentId);
	if (
		held.files >= config.ATTACHMENT_DOCUMENT_FILES ||
		held.bytes + adding.bytes > config.ATTACHMENT_DOCUMENT_BYTES
	)
		throw new Problem(
			'too-large',
			`Les fichiers de ce document font ${fileSize(held.bytes)} : il n’y a plus de place pour celui-ci. Rien n’a été ajouté.`,
		);
	const added = await sizeAddedBy(db, adding.actorId, new Date(now.getTime() - day).toISOString());
	if (added.files >= config.ATTACHMENT_DAY_FILES || added.bytes + adding.bytes > config.ATTACHMENT_DAY_BYTES)
		throw new Problem(
			'too-many',
			'Vous avez ajouté beaucoup de fichiers depuis hier. Rien n’a été ajouté : recommencez demain, ou prévenez la personne qui administre le service.',
		);
}
