import { beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { forge, Gate, type Operation } from '../support/gate.ts';
import {
	client,
	idOf,
	section,
	twoSections,
	unseen,
	whole,
	SectionsGate,
	yjsTypes,
} from '../support/sections-gate.ts';

const { map, plain, fragment } = yjsTypes;

let gate: SectionsGate;
beforeEach(() => (gate = new SectionsGate()));

const inSection = (key: string) => gate.inSection(key);
const content = () => gate.content;
const offer = (...forged: Parameters<SectionsGate['offerOne']>) => gate.offerOne(...forged);

describe('sections are not taken from under those who write in them [VOC-3]', () => {
	it.each<[string, () => string]>([
		['another map', () => offer({ key: section, content: { type: map } })],
		['another map behind it', () => offer({ origin: idOf(content().parent), content: { type: map } })],
		['a deleted one behind it', () => offer({ origin: idOf(content().parent), content: { deleted: 1 } })],
		[
			'another content',
			() => offer({ parent: idOf(content().parent), key: 'content', content: { type: fragment } }),
		],
		['another title', () => offer({ origin: idOf(inSection('title')), content: { type: plain } })],
		[
			'another clause',
			() => offer({ parent: idOf(content().parent), key: 'clause', content: { values: ['team'] } }),
		],
		['another clause behind it', () => offer({ origin: gate.clauseId, content: { values: ['team'] } })],
		['a deleted clause behind it', () => offer({ origin: gate.clauseId, content: { deleted: 1 } })],
		['the deletion of its clause', () => gate.offer('liar', forge([], whole(gate.clauseId)))],
		['a deleted title', () => offer({ origin: idOf(inSection('title')), content: { deleted: 1 } })],
		['its deletion', () => gate.offer('liar', forge([], whole(idOf(content().parent))))],
		[
			'its deletion and another',
			() => offer({ key: section, content: { type: map } }, whole(idOf(content().parent))),
		],
		['the deletion of its content', () => gate.offer('liar', forge([], whole(idOf(content()))))],
		['the deletion of its title', () => gate.offer('liar', forge([], whole(idOf(inSection('title')))))],
	])('refuses %s', (_name, act) => {
		expect(act()).not.toMatch(/^(taken|nothing|missing)$/);
		expect(gate.doc.getMap('sections').toJSON()).toEqual(new SectionsGate().doc.getMap('sections').toJSON());
	});

	it('nobody says which clause a section is, not even who makes it [0011]', () => {
		const clause: Operation = {
			parent: { client, clock: 0 },
			key: 'clause',
			content: { values: ['governance'] },
		};
		const made = { key: unseen, content: { type: map } };
		expect(gate.offer('claire', forge([{ client, clock: 0, operations: [made, clause] }]))).toBe('a clause');
		expect(gate.offer('claire', forge([{ client, clock: 0, operations: [made] }]))).toBe('taken');
		expect(gate.offer('claire', forge([{ client, clock: 1, operations: [clause] }]))).toBe('a clause');
	});

	it('a title too long that is stored takes words and loses them [VOC-3]', () => {
		const title = inSection('title') as Y.Text;
		for (const [clock, word] of [
			[0, 'x'.repeat(300)],
			[300, 'y'.repeat(300)],
		] as const)
			expect(
				gate.offer(
					'liar',
					forge([
						{
							client,
							clock,
							operations: [
								clock === 0
									? { parent: idOf(title), content: { text: word } }
									: { origin: { client, clock: clock - 1 }, content: { text: word } },
							],
						},
					]),
				),
			).toBe('taken');
		gate.reopen();
		const words = { origin: { client, clock: 599 }, content: { text: 'z' } };
		expect(gate.offer('claire', forge([{ client: 5, clock: 0, operations: [words] }]))).toBe('taken');
		expect(gate.offer('claire', forge([], [{ client, ranges: [[0, 600]] }]))).toBe('taken');
	});

	it('not even by who made them: somebody may be writing there whom they have not heard of', () => {
		const made = { key: unseen, content: { type: map } };
		expect(gate.offer('claire', forge([{ client, clock: 0, operations: [made] }]))).toBe('taken');
		const deletion = whole({ client, clock: 0 });
		const again = { origin: { client, clock: 0 }, content: { type: map } };
		for (const reopened of [false, true]) {
			if (reopened) gate.reopen();
			expect(gate.offer('claire', forge([], deletion))).toContain('deletion');
			for (const deletes of [[], deletion]) {
				const operations = [{ client, clock: 1, operations: [again] }];
				expect(gate.offer('claire', forge(operations, deletes))).toContain('again');
			}
		}
	});

	it('what was deleted while that could be done is deleted for whoever says so again', () => {
		const old = new Y.Doc();
		const made = forge([{ client, clock: 0, operations: [{ key: unseen, content: { type: map } }] }]);
		const deletion = forge([], whole({ client, clock: 0 }));
		for (const bytes of [twoSections, made, deletion]) Y.applyUpdate(old, bytes);
		const later = new Gate(twoSections, made, deletion);
		expect(later.offer('claire', Y.encodeStateAsUpdate(old))).toBe('nothing');
		const gap: Operation = { parent: idOf(content()), content: { deleted: 1 } };
		const word = forge([{ client: 5, clock: 0, operations: [gap] }], whole({ client, clock: 0 }));
		expect(later.offer('claire', word)).toBe('taken');
	});
});
