import type * as Y from 'yjs';
import { bullets, doc, heading, paragraph } from '#domain/document/content.ts';
import { buildState } from '#server/documents/state.ts';
import { forge, Gate, type Id, type Operation } from './gate.ts';

export const section = '11111111-1111-4111-8111-111111111111';
export const other = '22222222-2222-4222-8222-222222222222';
export const unseen = '33333333-3333-4333-8333-333333333333';

/** Yjs's numbers of types. */
export const yjsTypes = { array: 0, map: 1, plain: 2, element: 3, fragment: 4, text: 6 } as const;

/** The client id that forged operations come under. */
export const client = 77;

/** Two sections of a heading, a paragraph and a list, as the server makes them. */
export const { bytes: twoSections } = buildState(
	[section, other].map((id) => ({
		id,
		title: 'Un titre',
		status: 'todo',
		party: null,
		clause: 'governance',
		content: doc(heading(1, 'Un titre'), paragraph('Des mots'), bullets('un', 'deux')),
	})),
);

/** A gate before those two sections, and the names of what stands in the first. */
export class SectionsGate extends Gate {
	constructor() {
		super(twoSections);
	}

	inSection(key: string): Y.AbstractType<unknown> {
		return this.#section.get(key)!;
	}

	get content(): Y.XmlFragment {
		return this.inSection('content') as Y.XmlFragment;
	}

	/** The heading, the paragraph, the list. */
	block(at: number): Y.XmlElement {
		return this.content.get(at) as Y.XmlElement;
	}

	get clauseId(): Id {
		return this.#section._map.get('clause')!.id;
	}

	get #section(): Y.Map<Y.AbstractType<unknown>> {
		return this.doc.getMap('sections').get(section) as Y.Map<Y.AbstractType<unknown>>;
	}

	/** One operation under a client of their own. */
	offerOne(operation: Operation, deletes: Parameters<typeof forge>[1] = []): string {
		return this.offer('liar', forge([{ client, clock: 0, operations: [operation] }], deletes));
	}
}

export const idOf = (type: unknown): Id => (type as Y.AbstractType<unknown>)._item!.id;

/** The deletion of one operation. */
export const whole = (id: Id) => [{ client: id.client, ranges: [[id.clock, id.clock + 1]] as const }];
