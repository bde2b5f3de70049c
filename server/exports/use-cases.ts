import type { Person } from '#domain/access/person.ts';
import type { DocumentJson } from '#domain/document/document.ts';
import type { Names } from '#domain/document/references.ts';
import { toSlug } from '#domain/identifier.ts';
import { notFound, Problem } from '#domain/problem.ts';
import type { Context } from '../context.ts';
import type { FileKind } from './export-work.ts';
import { ExportWorker, TooDear, TooManyExports } from './export-worker.ts';
import { TooLargeTable } from './programme/extent.ts';

/** A file to keep. */
export interface ExportedFile {
	readonly name: string;
	readonly type: string;
	readonly body: Uint8Array<ArrayBuffer>;
}

/** What a person may take away of a document: {@link DocumentJson} and names, or a `Problem`. */
type Exporting = (viewer: Person, id: string) => Promise<DocumentJson & { readonly names: Names }>;

const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const tooMany = 'Trop de fichiers se préparent à la fois. Recommencez dans un instant.';
const tooDear =
	'Ce fichier demande trop de temps à préparer : rien n’a été fait, et le programme est intact. Allégez le programme, ou réessayez dans une minute.';

/** What is told of a file that was not made. */
function problemOf(error: unknown): unknown {
	if (error instanceof TooManyExports) return new Problem('too-many', tooMany);
	if (error instanceof TooDear) return new Problem('unavailable', tooDear);
	return error instanceof TooLargeTable ? new Problem('too-large', error.message) : error;
}

export function exportUseCases(context: Context, exporting: Exporting) {
	const worker = new ExportWorker(context.config.DATA_DIR);

	/**
	 * A file of a programme of this person's; another kind of document has none [R4].
	 * @throws {Problem} `too-many` while others wait for theirs, `too-large` or `unavailable` when none can be made of it.
	 */
	async function make(
		viewer: Person,
		documentId: string,
		kind: FileKind,
		{ ending, type }: { readonly ending: string; readonly type: string },
	): Promise<ExportedFile> {
		// Its programme is read while the process starts.
		if (viewer.kind === 'member') worker.prepare();
		const { id, title, programme, names } = await exporting(viewer, documentId);
		if (!programme) throw notFound();
		const owner = viewer.kind === 'member' ? viewer.accountId : viewer.kind;
		const body = await worker
			.make({ ...kind, programme: { id, title, programme, names } }, owner)
			.catch((error: unknown) => {
				throw problemOf(error);
			});
		return { name: `${toSlug(title).slice(0, 80) || 'programme'}.${ending}`, type, body };
	}

	return {
		/** A workbook, a sheet a view. */
		workbook: (viewer: Person, id: string) =>
			make(viewer, id, { as: 'workbook' }, { ending: 'xlsx', type: workbookType }),

		/** The table alone, as text. */
		csv: (viewer: Person, id: string) =>
			make(viewer, id, { as: 'table' }, { ending: 'csv', type: 'text/csv; charset=utf-8' }),

		/** Its milestones and actions, as of now: a file, not a feed. */
		calendar: (viewer: Person, id: string) =>
			make(
				viewer,
				id,
				{ as: 'calendar', origin: context.config.ORIGIN, now: context.now() },
				{ ending: 'ics', type: 'text/calendar; charset=utf-8' },
			),
	};
}
