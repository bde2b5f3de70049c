import { likelyPeople, type Described } from '#domain/directory/duplicates/people.ts';
import { likelyPairs, type LikelyPair } from '#domain/directory/duplicates/pairs.ts';
import { judgeCites, type CiteFacts } from '#domain/cite/import/cites.ts';
import { judgeActors, type ActorFacts } from '#domain/directory/import/actors.ts';
import { judgeOrganisations, type FileRow } from '#domain/directory/import/organisations.ts';
import { judgeMemberships, type MembershipFacts } from '#domain/group/import/memberships.ts';
import type { ImportKind } from '#domain/import/kinds.ts';
import { guessMapping, headerLine, type Mapping } from '#domain/import/mapping.ts';
import { withoutMinors } from '#domain/import/minors.ts';
import type { Judged } from '#domain/import/verdicts.ts';
import { readSheets } from '#domain/spreadsheet/read-sheets.ts';
import { limits } from './limits.ts';
import { parsers } from './parsers.ts';

/** What the directory knows: each kind of file is looked at beside its own part, the rest is empty. */
export type FileFacts = Omit<ActorFacts, 'people'> & CiteFacts & MembershipFacts;

/** Reading a file, looking at its rows beside what is known, or comparing what is known with itself. */
export type FileWork =
	| { readonly as: 'read'; readonly kind: ImportKind; readonly bytes: Uint8Array<ArrayBuffer> }
	| {
			readonly as: 'judge';
			readonly kind: ImportKind;
			readonly rows: readonly FileRow[];
			readonly mapping: Mapping;
			readonly facts: FileFacts;
	  }
	| { readonly as: 'compare-people'; readonly people: readonly Described[]; readonly most: number }
	| ({ readonly as: 'compare'; readonly most: number } & Pick<ActorFacts, 'known' | 'places'>);

/** What a file says. Columns about minors are not in it any more. */
export interface ReadFile {
	readonly mapping: Mapping;
	readonly refused: readonly string[];
	readonly rows: readonly FileRow[];
}

export type FileAnswer =
	| ReadFile
	| { readonly problem: string }
	| { readonly judged: readonly Judged<object>[] }
	| { readonly pairs: readonly LikelyPair[] };

/** The entry of a process of its own, see `file-worker.ts`; the server never runs this file. */
process.on('message', (work: FileWork) => {
	void answer(work)
		.catch((error: unknown) => ({ fault: error instanceof Error ? error.message : 'unknown' }))
		.then((made) => process.send?.(made));
});
// The server is gone.
process.on('disconnect', () => process.exit());

const judges: Record<
	ImportKind,
	(rows: readonly FileRow[], mapping: Mapping, facts: FileFacts) => readonly Judged<object>[]
> = {
	organisations: judgeOrganisations,
	actors: judgeActors,
	cites: judgeCites,
	memberships: judgeMemberships,
};

async function answer(work: FileWork): Promise<FileAnswer> {
	if (work.as === 'judge') return { judged: judges[work.kind](work.rows, work.mapping, work.facts) };
	if (work.as === 'compare-people') return { pairs: likelyPeople(work.people, work.most) };
	if (work.as === 'compare') return { pairs: likelyPairs(work.known, work.places, work.most) };
	const read = await readSheets(work.bytes, limits, parsers);
	if ('problem' in read) return read;
	// The first sheet that says anything: readers of several sheets are told which one was read.
	const [sheet] = read.sheets;
	return rowsOf(sheet?.rows ?? [], work.kind);
}

/** Letters kept of the head of a column. */
const headLetters = 120;

function rowsOf(all: readonly (readonly string[])[], kind: ImportKind): ReadFile | { problem: string } {
	const at = headerLine(all, kind);
	const { rows, refused } = withoutMinors(all, at);
	const headers = (rows[at] ?? []).map((head) => head.trim().slice(0, headLetters));
	const said = rows
		.map((cells, index) => ({ line: index + 1, cells }))
		.slice(at + 1)
		.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
	if (said.length === 0)
		return { problem: 'Ce fichier n’a qu’une ligne d’en-têtes : il n’y a rien à importer.' };
	return { mapping: guessMapping(headers, kind), refused, rows: said };
}
