import { organisationKindNames, type OrganisationKind } from '#domain/directory/organisation.ts';
import { date } from '#domain/french/dates.ts';
import { invitedRoleWords, type InvitedRole } from '#domain/group/invitation.ts';
import type { ImportKind } from '#domain/import/kinds.ts';
import type { Outcome } from '#domain/import/outcome.ts';
import type { Decision, Match, Verdict } from '#domain/import/verdicts.ts';

/** A row of a file, as the page shows it. */
export interface FileRow {
	readonly line: number;
	readonly cells: readonly string[];
	readonly verdict: Verdict;
	readonly remarks: readonly string[];
	readonly said: Readonly<Record<string, string>> | null;
	readonly match: Match | null;
	readonly decision: Decision | null;
	readonly outcome: Outcome | null;
}

/** What it is called: its name, else the first words of the row. */
export const titleOf = ({ said, cells }: FileRow): string =>
	said?.['name'] || cells.find((cell) => cell.trim() !== '') || 'Ligne vide';

const inWords = (day: string) =>
	date(day)
		.map(({ text }) => text)
		.join('');

/** What it says, in one line. @param places names of territories, by id */
export function factsOf(
	kind: ImportKind,
	said: Readonly<Record<string, string>>,
	places: Readonly<Record<string, string>>,
): string {
	const of = (...keys: string[]) => keys.map((key) => said[key] ?? '');
	const [from = '', until = ''] = of('from', 'until');
	const facts: Record<ImportKind, () => string[]> = {
		organisations: () => [
			organisationKindNames[said['kind'] as OrganisationKind] ?? '',
			places[said['territory_id'] ?? ''] ?? '',
			...of('siret', 'website', 'email', 'phone'),
		],
		actors: () => [
			...of('email', 'function', 'organisation'),
			from === '' ? '' : `depuis le ${inWords(from)}`,
		],
		cites: () => [
			...of('communes'),
			said['label_year'] ? `label de ${said['label_year']}` : '',
			said['wave'] ? `vague ${said['wave']}` : '',
			...of('sitting'),
		],
		memberships: () => [
			...of('group'),
			invitedRoleWords[said['role'] as InvitedRole]?.name ?? '',
			from === ''
				? ''
				: until === ''
					? `depuis le ${inWords(from)}`
					: `du ${inWords(from)} au ${inWords(until)}`,
		],
	};
	return facts[kind]().filter(Boolean).join(' · ');
}
