import type { LikelyPair } from '#domain/directory/duplicates/pairs.ts';
import type { ImportKind } from '#domain/import/kinds.ts';
import { Problem } from '#domain/problem.ts';
import { ProcessEnded, SideProcess } from '../../side-process.ts';
import type { FileAnswer, FileWork, ReadFile } from './file-work.ts';
import { limits } from './limits.ts';

/** Files that may wait for the one being read. */
const waiting = 5;
const megabytes = 512;

type Judging = Extract<FileWork, { as: 'judge' }>;
type Comparing = Extract<FileWork, { as: 'compare' }>;
type ComparingPeople = Extract<FileWork, { as: 'compare-people' }>;
type JudgedRows = Extract<FileAnswer, { judged: unknown }>['judged'];

/** Reads files beside the server, which goes on serving [C3]; see {@link SideProcess}. */
export class FileWorker {
	readonly #process = new SideProcess<FileWork, FileAnswer>(new URL('./file-work.ts', import.meta.url), {
		megabytes,
		milliseconds: limits.time,
		idle: 60_000,
	});
	#asked = 0;

	/** @throws Problem `invalid` for what is no table, or is more than it looks; `too-many` while others wait. */
	async read(kind: ImportKind, bytes: Uint8Array<ArrayBuffer>): Promise<ReadFile> {
		const answer = await this.#ask({ as: 'read', kind, bytes });
		if ('problem' in answer) throw refused(answer.problem);
		return answer as ReadFile;
	}

	async judge(work: Omit<Judging, 'as'>): Promise<JudgedRows> {
		return ((await this.#ask({ as: 'judge', ...work })) as { judged: JudgedRows }).judged;
	}

	async compare(work: Omit<Comparing, 'as'>): Promise<readonly LikelyPair[]> {
		return ((await this.#ask({ as: 'compare', ...work })) as { pairs: readonly LikelyPair[] }).pairs;
	}

	async comparePeople(work: Omit<ComparingPeople, 'as'>): Promise<readonly LikelyPair[]> {
		const answer = await this.#ask({ as: 'compare-people', ...work });
		return (answer as { pairs: readonly LikelyPair[] }).pairs;
	}

	stop(): Promise<void> {
		return this.#process.stop();
	}

	async #ask(work: FileWork): Promise<FileAnswer> {
		if (this.#asked > waiting)
			throw new Problem('too-many', 'Trop de fichiers se lisent à la fois. Recommencez dans un instant.');
		this.#asked += 1;
		try {
			return await this.#process.ask(work);
		} catch (error) {
			if (!(error instanceof ProcessEnded)) throw error;
			throw refused(
				'Ce fichier demande trop de temps ou de mémoire : il n’a pas été lu. Coupez-le en plusieurs fichiers.',
			);
		} finally {
			this.#asked -= 1;
		}
	}
}

const refused = (why: string) => new Problem('invalid', why, { fichier: why });
