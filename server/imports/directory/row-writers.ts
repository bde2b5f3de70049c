import type { ImportKind } from '#domain/import/kinds.ts';
import { actorRows } from './actor-rows.ts';
import { citeRows } from './cite-rows.ts';
import { membershipRows } from './membership-rows.ts';
import { organisationRows } from './organisation-rows.ts';
import type { RowWriter } from './writing.ts';

const writers = {
	organisations: organisationRows,
	actors: actorRows,
	cites: citeRows,
	memberships: membershipRows,
};

/** What writes the rows of each kind of file; what they say was read by the same release that writes it. */
export const writerOf = (kind: ImportKind) => writers[kind] as unknown as RowWriter<object>;
