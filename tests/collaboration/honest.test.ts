import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { bullets, doc, heading, paragraph } from '#domain/document/content.ts';
import { Sections } from '#lib/editor/sections.svelte.ts';
import { fillTextblocks } from '#lib/editor/steady/steady.ts';
import { SharedUndo } from '#lib/editor/undo.ts';
import { buildState, readSections } from '#server/documents/state.ts';
import { Gate } from '../support/gate.ts';
import { seeded } from '../support/realtime-schedules.ts';

const editing = Symbol('editor');
const relayed = Symbol('relayed');

/** Somebody who writes with what the browser writes with, online or not. */
class Person {
	readonly name: string;
	readonly ydoc = new Y.Doc();
	readonly sections: Sections;
	readonly undo: SharedUndo;
	readonly unsent: Uint8Array[] = [];
	isOnline = true;

	constructor(name: string, initial: Uint8Array) {
		this.name = name;
		Y.applyUpdate(this.ydoc, initial, relayed);
		this.sections = new Sections(this.ydoc);
		this.undo = new SharedUndo(this.sections.root, editing);
		this.ydoc.on('update', (update: Uint8Array, origin: unknown) => {
			if (origin !== relayed) this.unsent.push(update);
		});
	}
}

/** One thing that the editor does: around the text, in it, or taken back. */
function act({ ydoc, sections, undo }: Person, random: () => number): void {
	const upTo = (limit: number) => Math.floor(random() * limit);
	const living = [...sections.root.keys()].filter((id) => sections.parts(id));
	const id = living[upTo(living.length)];
	const parts = id === undefined ? undefined : sections.parts(id);
	const kind = random();
	if (kind < 0.12) return void undo.undo();
	if (kind < 0.2) return void undo.redo();
	if (kind < 0.3) undo.stopCapturing();
	if (kind < 0.35 || id === undefined || !parts) return void sections.add(null);
	if (kind < 0.38) return sections.remove(id);
	if (kind < 0.41) return sections.restore(id);
	if (kind < 0.44) return sections.setStatus(id, random() < 0.5 ? 'ready' : 'review');
	if (kind < 0.46) return sections.setParty(id, random() < 0.5 ? null : 'state');
	if (kind < 0.5) return sections.move(id, random() < 0.5 ? 1 : -1);
	if (kind < 0.55) return parts.title.insert(upTo(parts.title.length + 1), 'Titre ');
	ydoc.transact(() => {
		write(parts.content, random, upTo);
		fillTextblocks(parts.content);
	}, editing);
}

function write(content: Y.XmlFragment, random: () => number, upTo: (limit: number) => number): void {
	const elements = [...content.createTreeWalker((type) => type instanceof Y.XmlElement)] as Y.XmlElement[];
	const element = elements[upTo(elements.length)];
	const kind = random();
	if (!element || kind < 0.1)
		return content.insert(upTo(content.length + 1), [new Y.XmlElement('paragraph')]);
	if (kind < 0.2) return content.delete(upTo(content.length), 1);
	if (element.nodeName === 'hardBreak') return;
	if (element.nodeName === 'paragraph') {
		const text = element.get(0);
		if (kind < 0.3) return element.setAttribute('level', upTo(4) as never);
		if (kind < 0.35) return element.insert(element.length, [new Y.XmlElement('hardBreak')]);
		if (!(text instanceof Y.XmlText)) return element.insert(0, [new Y.XmlText('mots')]);
		const at = upTo(text.length + 1);
		if (kind < 0.5) return text.delete(upTo(at), Math.min(3, text.length - upTo(at)));
		if (kind < 0.6) return text.format(upTo(at), at - upTo(at), { bold: random() < 0.5 ? {} : null });
		return text.insert(at, 'des mots ');
	}
	if (element.nodeName === 'listItem')
		return element.insert(element.length, [new Y.XmlElement(random() < 0.7 ? 'paragraph' : 'list')]);
	if (kind < 0.4 && element.length > 0) return element.delete(upTo(element.length), 1);
	element.insert(upTo(element.length + 1), [new Y.XmlElement('listItem')]);
}

describe('people who write with the editor [VOC-3] [E6]', () => {
	it.each(Array.from({ length: 12 }, (_, n) => n * 7919 + 1))(
		'are never refused, whatever they write, undo and bring back from offline (schedule %i)',
		{ timeout: 30_000 },
		(seed) => {
			const random = seeded(seed);
			const { bytes } = buildState([
				{
					id: crypto.randomUUID(),
					title: 'Un titre',
					status: 'todo',
					party: null,
					content: doc(heading(1, 'Un titre'), paragraph('Des mots'), bullets('un', 'deux')),
				},
			]);
			const gate = new Gate(bytes);
			const people = ['claire', 'yann', 'nadia', 'claire'].map((name) => new Person(name, bytes));
			const offer = (person: Person, update: Uint8Array) => {
				const outcome = gate.offer(person.name, update);
				expect(['taken', 'nothing'], `seed ${seed}`).toContain(outcome);
				if (outcome === 'taken')
					for (const other of people)
						if (other !== person && other.isOnline) Y.applyUpdate(other.ydoc, update, relayed);
			};
			const comeBack = (person: Person) => {
				const theirs = Y.encodeStateAsUpdate(person.ydoc, Y.encodeStateVector(gate.doc));
				Y.applyUpdate(
					person.ydoc,
					Y.encodeStateAsUpdate(gate.doc, Y.encodeStateVector(person.ydoc)),
					relayed,
				);
				person.isOnline = true;
				person.unsent.length = 0;
				offer(person, theirs);
			};
			for (let step = 0; step < 400; step += 1) {
				const person = people[Math.floor(random() * people.length)]!;
				const what = random();
				if (what < 0.03) gate.reopen();
				else if (what < 0.08) {
					if (person.isOnline) person.isOnline = false;
					else comeBack(person);
				} else act(person, random);
				if (person.isOnline) for (const update of person.unsent.splice(0)) offer(person, update);
			}
			for (const person of people) if (!person.isOnline) comeBack(person);
			for (const { ydoc } of people) expect(readSections(ydoc)).toEqual(readSections(gate.doc));
		},
	);
});
