import type { Flag } from '../../database/schema.ts';
import { authoritySeats } from './people-authorities.ts';
import { facilitators, fieldActors } from './people-field.ts';
import { academySeats, stateSeats } from './people-institutions.ts';
import type { PersonSeed } from './person.ts';
import { peopleTwice } from './twice.ts';

/** A demonstration account, one a role; sign-in offers them in this order. */
export const accounts: readonly { readonly person: string; readonly administrator: Flag }[] = [
	{ person: 'angers-authority', administrator: 0 },
	{ person: 'angers-state', administrator: 0 },
	{ person: 'angers-academy', administrator: 0 },
	{ person: 'facilitator-resovilles', administrator: 0 },
	{ person: 'association', administrator: 0 },
	{ person: 'mediator', administrator: 0 },
	{ person: 'citizen', administrator: 0 },
	{ person: 'newcomer', administrator: 0 },
	{ person: 'administrator', administrator: 1 },
];

/** Who asked to appear nowhere: kept so that the rule can be seen to hold. */
export const objected: readonly PersonSeed[] = [
	{
		key: 'objected',
		name: 'Roland Quesnel-Ferrand',
		function: 'Animateur',
		at: 'tilleuls',
		where: ['49007'],
	},
];

/** Everyone of the demonstration. All are invented; none answers at example.org. */
export const people: readonly PersonSeed[] = [
	...stateSeats,
	...academySeats,
	...authoritySeats,
	...facilitators,
	...fieldActors,
	...objected,
	...peopleTwice,
];
