import type { Party } from '#domain/cite/party.ts';
import type { Calendar } from '../calendar.ts';

export interface TenureSeed {
	/** Name of the cité. */
	readonly cite: string;
	readonly party: Extract<Party, 'state' | 'academy' | 'authority'>;
	readonly person: string;
	readonly role: 'holder' | 'deputy';
	readonly from: string;
	readonly until: string | null;
}

type Troika = readonly [cite: string, state: string | null, academy: string | null, authority: string | null];

const troikas: readonly Troika[] = [
	['Brest', 'brest-state', 'brest-academy', 'brest-authority'],
	['Rennes Le Blosne', 'rennes-state', 'rennes-academy', 'rennes-authority'],
	['Blois', 'blois-state', 'blois-academy', null],
	['Dreux / Vernouillet', 'dreux-state', null, 'dreux-authority'],
	['Orléans', 'orleans-state', 'orleans-academy', 'orleans-authority'],
	['Hérouville-Saint-Clair', 'herouville-state', 'herouville-academy', 'herouville-authority'],
	['Le Havre Nord', 'havre-state', 'havre-academy', 'havre-authority'],
	['Rouen', 'rouen-state', 'rouen-academy', 'rouen-authority'],
	['Saint-Étienne-du-Rouvray', 'rouen-state', null, 'rouvray-authority'],
	['Allonnes', 'allonnes-state', 'allonnes-academy', 'allonnes-authority'],
	['Angers', 'angers-state', 'angers-academy', 'angers-authority'],
	['Nantes / Saint-Herblain', 'nantes-state', null, 'nantes-authority'],
	['Saint-Nazaire', 'nantes-state', 'nazaire-academy', null],
];

const order = ['state', 'academy', 'authority'] as const;

/** Who sits where: most for a while, some leaving soon, a few seats vacant, one successor already named. */
export function tenures(calendar: Calendar): TenureSeed[] {
	const { day, september } = calendar;
	const ongoing = troikas.flatMap(([cite, ...holders], row) =>
		holders.flatMap((person, column): TenureSeed[] => {
			const party = order[column];
			if (!person || !party) return [];
			return [{ cite, party, person, role: 'holder', from: september((row + column) % 3), until: null }];
		}),
	);
	const deputy = (cite: string, party: TenureSeed['party'], person: string): TenureSeed => ({
		cite,
		party,
		person,
		role: 'deputy',
		from: september(1),
		until: null,
	});
	return [
		...ongoing,
		deputy('Angers', 'state', 'angers-state-deputy'),
		deputy('Angers', 'academy', 'angers-academy-deputy'),
		deputy('Angers', 'authority', 'angers-authority-deputy'),
		deputy('Dreux / Vernouillet', 'authority', 'dreux-authority-deputy'),
		deputy('Nantes / Saint-Herblain', 'authority', 'nantes-authority-deputy'),
		// The holder leaves in three weeks, the successor is named.
		{
			cite: 'Blois',
			party: 'authority',
			person: 'blois-authority',
			role: 'holder',
			from: september(3),
			until: day(20),
		},
		{
			cite: 'Blois',
			party: 'authority',
			person: 'blois-successor',
			role: 'holder',
			from: day(21),
			until: null,
		},
		// Leaves in twelve days, nobody is named.
		{
			cite: 'Nantes / Saint-Herblain',
			party: 'academy',
			person: 'nantes-academy',
			role: 'holder',
			from: september(2),
			until: day(12),
		},
		// Left two months ago: the seat is vacant.
		{
			cite: 'Saint-Nazaire',
			party: 'authority',
			person: 'nazaire-former',
			role: 'holder',
			from: september(4),
			until: day(-61),
		},
		{
			cite: 'Saint-Étienne-du-Rouvray',
			party: 'academy',
			person: 'rouen-academy',
			role: 'holder',
			from: september(3),
			until: day(-40),
		},
	];
}
