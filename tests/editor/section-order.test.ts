import { doc, paragraph } from '#domain/document/content.ts';
import { sectionStatuses } from '#domain/document/document.ts';
import { dropAt } from '#lib/editor/outline/drop.ts';
import { Sections } from '#lib/editor/sections.svelte.ts';
import { buildState, faults, readSections } from '#server/documents/state.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';

const names = ['A', 'B', 'C', 'D', 'E'];

/** People’s copies of one document, and what each has not told the others yet. */
function copies(count: number) {
	const { bytes } = buildState(
		names.map((title) => ({
			...{ id: crypto.randomUUID(), title, party: null, status: 'todo' },
			content: doc(paragraph(title)),
		})),
	);
	return Array.from({ length: count }, () => {
		const ydoc = new Y.Doc();
		Y.applyUpdate(ydoc, bytes);
		const sections = new Sections(ydoc);
		return { ydoc, sections };
	});
}
type Copy = ReturnType<typeof copies>[number];

function tell(from: Copy, to: Copy): void {
	Y.applyUpdate(to.ydoc, Y.encodeStateAsUpdate(from.ydoc, Y.encodeStateVector(to.ydoc)));
}

const act = fc.record({
	who: fc.nat(3),
	what: fc.constantFrom('move', 'place', 'type', 'title', 'status', 'remove', 'restore', 'tell'),
	section: fc.nat(4),
	other: fc.nat(4),
	number: fc.nat(3),
});

test('four people move, place, type, rename, set statuses, remove and put back in any order: nothing is lost or misplaced', () => {
	fc.assert(
		fc.property(fc.array(act, { maxLength: 60 }), (acts) => {
			const people = copies(4);
			const ids = readSections(people[0]!.ydoc).map(({ id }) => id);
			let [typed, named] = [0, 0];
			for (const { who, what, section, other, number } of acts) {
				const { ydoc, sections } = people[who]!;
				const [id, beside] = [ids[section]!, ids[other]!];
				const before = ydoc.transact(() => sections.parts(id)?.content.toString());
				if (what === 'move') sections.move(id, number % 2 === 0 ? 1 : -1);
				else if (what === 'place') sections.place(id, number === 0 ? null : beside);
				else if (what === 'status') sections.setStatus(id, sectionStatuses[number]!);
				else if (what === 'remove') sections.remove(id);
				else if (what === 'restore') sections.restore(id);
				else if (what === 'tell') tell(people[who]!, people[(who + 1 + (number % 3)) % 4]!);
				else if (what === 'title') {
					sections.parts(id)!.title.insert(0, '§');
					named++;
				} else {
					const block = sections.parts(id)!.content.get(0) as Y.XmlElement;
					(block.get(0) as Y.XmlText).insert(0, '§');
					typed++;
				}
				// Whatever is done to a section leaves its text alone.
				if (what !== 'type' && what !== 'tell') expect(sections.parts(id)?.content.toString()).toBe(before);
				// A fresh look is needed after what others did: nobody watches these lists.
				for (const person of people) person.sections = new Sections(person.ydoc);
			}
			for (const from of people) for (const to of people) tell(from, to);
			for (const { ydoc } of people) for (const id of ids) new Sections(ydoc).restore(id);
			for (const from of people) for (const to of people) tell(from, to);
			const [first, ...others] = people.map(({ ydoc }) => readSections(ydoc));
			for (const one of others) expect(one).toEqual(first);
			expect(first!.map(({ id }) => id).sort()).toEqual([...ids].sort());
			const count = (text: string) => text.split('§').length - 1;
			expect(count(JSON.stringify(first!.map(({ content }) => content)))).toBe(typed);
			expect(count(first!.map(({ title }) => title).join())).toBe(named);
			expect(faults(people[0]!.ydoc)).toEqual([]);
			// The outline of a browser and the reading view agree.
			expect(new Sections(people[0]!.ydoc).list.map(({ id }) => id)).toEqual(first!.map(({ id }) => id));
		}),
		{ numRuns: 150 },
	);
});

test('a section goes exactly where one puts it', () => {
	fc.assert(
		fc.property(fc.nat(4), fc.option(fc.nat(4)), (which, after) => {
			const [{ ydoc, sections }] = copies(1) as [Copy];
			const ids = readSections(ydoc).map(({ id }) => id);
			const id = ids[which]!;
			const behind = after === null ? null : ids[after]!;
			sections.place(id, behind);
			const others = ids.filter((one) => one !== id);
			const at = behind === null ? 0 : others.indexOf(behind) + 1;
			const expected = behind === id ? ids : others.toSpliced(at, 0, id);
			expect(readSections(ydoc).map((one) => one.id)).toEqual(expected);
		}),
	);
});

test('a row that is dragged shows where it would go, and nothing where it would stay', () => {
	const rows = ['a', 'b', 'c'].map((id, index) => ({ id, top: index * 20, bottom: index * 20 + 20 }));
	expect(dropAt(rows, 'c', 2)).toEqual({ after: null, beside: 'a', edge: 'top' });
	expect(dropAt(rows, 'c', 15)).toEqual({ after: 'a', beside: 'a', edge: 'bottom' });
	expect(dropAt(rows, 'a', 200)).toEqual({ after: 'c', beside: 'c', edge: 'bottom' });
	expect(dropAt(rows, 'a', -50)).toBeUndefined();
	expect(dropAt(rows, 'b', 25)).toBeUndefined();
	expect(dropAt(rows, 'b', 35)).toBeUndefined();
	expect(dropAt(rows, 'gone', 35)).toBeUndefined();
});
