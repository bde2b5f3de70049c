import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { bullets, doc, heading, paragraph } from '#domain/document/content.ts';
import { buildState } from '#server/documents/state.ts';
import { MalformedUpdate } from '#server/realtime/update.ts';
import { allowed, forgery } from '../support/forgery.ts';
import { Gate } from '../support/gate.ts';
import { seeded } from '../support/realtime-schedules.ts';

const sections = ['11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222'];
const unseen = '33333333-3333-4333-8333-333333333333';

const { bytes: initial } = buildState(
	sections.map((id) => ({
		id,
		title: 'Un titre',
		status: 'todo',
		party: null,
		content: doc(heading(1, 'Un titre'), paragraph('Des mots'), bullets('un', 'deux')),
	})),
);

/** Nodes that stand where the schema has no place for them, and sections that lost what they hang by. */
function misfits(ydoc: Y.Doc): string[] {
	const found: string[] = [];
	const visit = (parent: string, children: readonly unknown[]) => {
		for (const child of children) {
			const name = child instanceof Y.XmlElement ? child.nodeName : child instanceof Y.XmlText ? 'text' : '?';
			if (!allowed[parent]?.includes(name)) found.push(`${name} in ${parent}`);
			if (child instanceof Y.XmlElement) visit(name, child.toArray());
		}
	};
	for (const id of sections) {
		const map = ydoc.getMap('sections').get(id) as Y.Map<unknown> | undefined;
		const [title, content] = [map?.get('title'), map?.get('content')];
		if (!(title instanceof Y.Text)) found.push('a title is gone');
		if (content instanceof Y.XmlFragment) visit('doc', content.toArray());
		else found.push('a content is gone');
	}
	return found;
}

/** Milliseconds; FUZZ_MS for longer. */
const patience = Number(process.env['FUZZ_MS'] ?? 4000);

describe('whatever a program writes that has no library [VOC-2] [VOC-3]', () => {
	it(
		'is refused, or applied by Yjs whole, where the schema lets it, with every section still there',
		{ timeout: patience + 20_000 },
		() => {
			const outcomes = new Map<string, number>();
			for (let seed = 1, end = Date.now() + patience; Date.now() < end; seed += 1) {
				const random = seeded(seed);
				const gate = new Gate(initial);
				const kept = new Y.Doc({ gc: false });
				Y.applyUpdate(kept, initial);
				for (let step = 0; step < 60; step += 1) {
					const bytes = forgery(random, gate.doc, [71, 72, 73], [...sections, unseen]);
					const context = `seed ${seed}, step ${step}`;
					let outcome: string;
					try {
						outcome = gate.offer('liar', bytes);
					} catch (error) {
						expect(error, context).toBeInstanceOf(MalformedUpdate);
						outcome = 'malformed';
					}
					outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
					if (outcome !== 'taken') continue;
					Y.applyUpdate(kept, bytes);
					for (const { store } of [gate.doc, kept])
						expect([store.pendingStructs, store.pendingDs], context).toEqual([null, null]);
					expect(misfits(gate.doc), context).toEqual([]);
					expect(kept.getMap('sections').toJSON(), context).toEqual(gate.doc.getMap('sections').toJSON());
					if (random() < 0.1) gate.reopen();
				}
			}
			expect(outcomes.get('taken')).toBeGreaterThan(100);
			expect(outcomes.get('two places at once')).toBeGreaterThan(5);
		},
	);
});
