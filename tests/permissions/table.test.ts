import { actions, can, type Action, type ResourceOf } from '#domain/access/can.ts';
import { describe, expect, it } from 'vitest';
import { factsOf, parseWhen } from './facts.ts';
import { personas } from './personas.ts';
import { permissionCells } from './table.ts';

const cells = permissionCells();
const columns = [...new Set(cells.map(({ persona }) => persona))];

/** Visibilities, archived or not: what the group and document tables must speak about. */
const mustCover = [
	'public',
	'network',
	'members',
	'public, archived',
	'network, archived',
	'members, archived',
];

describe('docs/permissions.md and can() say the same [R1]', () => {
	it('speaks about every action, and about no other', () => {
		expect([...new Set(cells.map(({ action }) => action))].sort()).toEqual([...actions].sort());
	});

	it('knows every person it has a column for, and has a column for every person', () => {
		expect([...columns].sort()).toEqual(Object.keys(personas).sort());
	});

	it.each(actions.filter((action) => /^(group|document|poll|survey|call)\./.test(action)))(
		'%s is said for the three visibilities, active and archived',
		(action) => {
			const said = cells.filter((cell) => cell.action === action && cell.persona === 'anonymous');
			for (const expected of mustCover) {
				const [visibility = '', archived = ''] = expected.split(', ');
				expect(
					said.some(
						({ when }) =>
							(when.includes('any') || when.includes(visibility)) &&
							when.includes('archived') === (archived !== ''),
					),
					`${action}, ${expected}`,
				).toBe(true);
			}
		},
	);

	describe.each(columns)('%s', (persona) => {
		it.each(
			cells.filter((cell) => cell.persona === persona).map((cell) => [cell.action, cell.when, cell.allowed]),
		)('%s when %s: %s', (action, when, allowed) => {
			const person = personas[persona];
			if (!person) throw new Error(`no such person: ${persona}`);
			for (const facts of factsOf(action as Action, parseWhen(when as string), persona))
				expect(can(person, action as Action, facts as ResourceOf<Action>), JSON.stringify(facts)).toBe(
					allowed,
				);
		});
	});
});

describe('the default is no', () => {
	it('refuses an action that no rule names', () => {
		expect(can(personas['administrator']!, 'document.burn' as Action, {} as ResourceOf<Action>)).toBe(false);
	});
});
