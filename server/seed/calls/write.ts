import { typeset } from '#domain/french/typography.ts';
import { insertNew } from '../../database/bulk.ts';
import type { Transaction } from '../../database/connection.ts';
import type { Calendar } from '../calendar.ts';
import { seedId } from '../identity.ts';
import { people } from '../network/people.ts';

const asked = ['angers-authority', 'angers-state', 'angers-academy'] as const;
const said = {
	'angers-academy':
		'Les ateliers du midi ont tenu toute l’année, avec deux animateurs de la maison de quartier. Ce qui a manqué : une salle quand il pleut.\nPour l’an prochain, nous proposons de commencer en octobre plutôt qu’en janvier.',
} as const;

/** The call for contributions of the demonstration network: each of three institutions is asked, one has answered. */
export async function writeCall(trx: Transaction, calendar: Calendar): Promise<void> {
	const id = seedId('call', 'bilan');
	await insertNew(trx, 'calls', [
		{
			...{ id, group_id: seedId('group', 'espace-Angers'), title: 'Bilan de l’année, à trois voix' },
			presentation: typeset(
				'Dix lignes : ce qui a tenu, ce qui a manqué, ce que vous proposez. Le comité de pilotage le lira tel quel.',
			),
			...{ created_by: seedId('actor', 'angers-authority'), created_at: calendar.instant(9) },
			...{ closes_on: calendar.day(11), closed_at: null, document_id: null },
		},
	]);
	await insertNew(
		trx,
		'call_slots',
		asked.map((key) => {
			const words = key in said ? said[key as keyof typeof said] : null;
			const person = people.find((one) => one.key === key);
			return {
				...{ call_id: id, organisation_id: seedId('organisation', person?.at ?? '') },
				...{ words: typeset(words ?? ''), revision: words === null ? 0 : 1 },
				written_by: words === null ? null : seedId('actor', key),
				written_at: words === null ? null : calendar.instant(2),
			};
		}),
	);
}
