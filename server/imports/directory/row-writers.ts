import type { ImportKind } from '#domain/import/kinds.ts';
import { organisationRows } from './organisation-rows.ts';
import type { RowWriter } from './writing.ts';

/** What writes the rows of each kind of file; what they say was read by the same release that writes it. */
export const writerOf = (kind: ImportKind): RowWriter<never> & RowWriter<object> => {
	if (kind === 'organisations') return organisationRows as RowWriter<never> & RowWriter<object>;
	throw new Error(`no writer for ${kind}`);
};
