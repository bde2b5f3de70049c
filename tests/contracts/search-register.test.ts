import { Register } from '#server/search/register.ts';
import { describe, expect, it } from 'vitest';

const row = (position: number, facets: string, group_id: string | null = null) =>
	({ position, facets, visibility: group_id ? 'members' : 'public', group_id, confirmed_on: null }) as const;

describe('the register of what is searched', () => {
	it('takes no more memory for an entry that is written again, each time under another number', () => {
		const register = new Register();
		for (let one = 0; one < 100; one++) register.put(row(one, 'kind:actor place:commune-49007 theme:sante'));
		const { room } = register;
		for (let edit = 100; edit < 20_000; edit++) {
			register.remove(edit - 100);
			register.put(row(edit, 'kind:actor place:commune-49007 theme:sante'));
		}
		expect(register.room).toBe(room);
	});

	it('gives the room of what is gone to what comes, and mixes nothing up', () => {
		const register = new Register();
		register.put(row(0, 'kind:actor place:commune-49007'));
		register.put(row(1, 'kind:organisation place:commune-56121 theme:sport'));
		register.remove(0);
		register.remove(0);
		register.put(row(2, 'kind:group place:commune-75056', 'closed'));
		register.put(row(3, 'kind:cite place:region-52'));
		const told = [1, 2, 3].map((position) => [
			register.valueOf(register.kindOf(position)),
			register.valueOf(register.placeOf(position)!),
			register.isVisible(position, undefined),
		]);
		expect(told).toEqual([
			['organisation', 'commune-56121', true],
			['group', 'commune-75056', false],
			['cite', 'region-52', true],
		]);
		expect(register.isVisible(0, undefined)).toBe(false);
		expect(register.isKnown('kind', 'actor')).toBe(false);
		// Written again where it was, with more and then with less.
		register.put(row(1, 'kind:organisation place:commune-56121 theme:sport theme:sante'));
		register.put(row(1, 'kind:organisation'));
		expect(register.placeOf(1)).toBeUndefined();
		expect(register.isKnown('theme', 'sport')).toBe(false);
	});
});
