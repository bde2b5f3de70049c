import SQLite from 'better-sqlite3';
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as Y from 'yjs';
import { connect } from '#server/database/connection.ts';
import { migrate } from '#server/database/migrate.ts';
import { readJournal } from '#server/documents/journal.ts';
import { loadState } from '#server/documents/state.ts';
import { createDocument } from '#server/documents/writes.ts';
import { testContext } from '#tests/support/databases.ts';
import { aPerson, aTroika, joinGroup, type Place } from '#tests/support/troika.ts';
import type { Id } from './typing.ts';

/** A document that is there before anyone joins, and who may write in it. */
export interface Room {
	readonly id: string;
	/** The last character of each paragraph. */
	readonly anchors: readonly Id[];
	/** Its Yjs state (V1). */
	readonly state: Uint8Array;
	/** Session cookies of its writers. */
	readonly tokens: readonly string[];
}

/** Databases that every server of a scenario starts from: each gets a copy. */
export interface Field {
	readonly folder: string;
	readonly rooms: readonly Room[];
	forget(): void;
}

export interface Shape {
	readonly rooms: number;
	/** Writers a room; each has an account of their own. */
	readonly writers: number;
	/** Paragraphs of the text that is there already, each of 300 characters. */
	readonly paragraphs?: number;
	/** All the documents in one group of so many writers, instead of one group each. */
	readonly oneGroup?: boolean;
	/** The first document's state stands for all of them: they have the same words, and nobody will type. */
	readonly alike?: boolean;
	/** Goes on with each document while nobody serves it: a history, a larger text. */
	readonly grow?: (place: Place, documentId: string, room: number) => Promise<void>;
}

/** @param url of an empty PostgreSQL to prepare instead of a file. */
export async function prepareField(shape: Shape, url?: string): Promise<Field> {
	const folder = mkdtempSync(join(tmpdir(), 'maillage-bench-'));
	const database = connect(url, folder);
	// Made anew each time: nothing is lost with it.
	database.sqlite?.pragma('synchronous = OFF');
	await migrate(database.raw, database.dialect);
	const place = { context: testContext(database, { now: () => new Date() }) };
	const rooms: Room[] = [];
	let group: Awaited<ReturnType<typeof aGroup>> | undefined;
	for (let room = 0; room < shape.rooms; room += 1) {
		group = shape.oneGroup
			? (group ?? (await aGroup(place, shape.writers)))
			: await aGroup(place, shape.writers);
		const id = await aText(place, group.groupId, shape.paragraphs ?? 10);
		await shape.grow?.(place, id, room);
		const [model] = rooms;
		const read = shape.alike && model ? model : await readRoom(place, id);
		rooms.push({ id, tokens: group.tokens, state: read.state, anchors: read.anchors });
	}
	await database.close();
	prepareHocuspocus(folder, rooms);
	return { folder, rooms, forget: () => rmSync(folder, { recursive: true, force: true }) };
}

async function readRoom({ context }: Place, id: string): Promise<Pick<Room, 'state' | 'anchors'>> {
	const doc = loadState(await readJournal(context.database.reader, id));
	const room = { state: Y.encodeStateAsUpdate(doc), anchors: anchorsOf(doc) };
	doc.destroy();
	return room;
}

/** A folder of its own for one server, with what was prepared for it. */
export function copyField({ folder }: Field, file: string): string {
	const own = mkdtempSync(join(tmpdir(), 'maillage-bench-server-'));
	// What Node compiled for an earlier process of the server stays with its data.
	for (const kept of [file, 'compiled'])
		if (existsSync(join(folder, kept))) cpSync(join(folder, kept), join(own, kept), { recursive: true });
	return own;
}

async function aGroup(place: Place, writers: number): Promise<{ groupId: string; tokens: string[] }> {
	const { groupId, state, academy, authority } = await aTroika(place);
	const people = [state, academy, authority].slice(0, writers);
	while (people.length < writers) {
		const person = await aPerson(place, `Personne ${people.length}`, 'Ville d’Angers');
		await joinGroup(place, groupId, person, 'member');
		people.push(person);
	}
	return { groupId, tokens: people.map(({ token }) => token) };
}

const sentence =
	'Les partenaires de la cite se retrouvent chaque trimestre pour suivre les actions engagees. ';

async function aText(place: Place, groupId: string, paragraphs: number): Promise<string> {
	const id = crypto.randomUUID();
	const text = sentence.repeat(4).slice(0, 300);
	const paragraph = { type: 'paragraph', attrs: { level: 0 }, content: [{ type: 'text', text }] };
	const content = { type: 'doc', content: Array.from({ length: paragraphs }, () => paragraph) };
	await place.context.database.write((trx) =>
		createDocument(trx, place.context, {
			...{ id, groupId, kind: 'note', title: 'Note de travail', visibility: 'members' },
			sections: [{ id: crypto.randomUUID(), title: 'Texte', status: 'todo', party: null, content }],
			...{ createdBy: null, accountId: null, template: null },
		}),
	);
	return id;
}

function anchorsOf(doc: Y.Doc): Id[] {
	const anchors: Id[] = [];
	for (const section of doc.getMap<Y.Map<unknown>>('sections').values())
		for (const paragraph of (section.get('content') as Y.XmlFragment).toArray()) {
			const text = (paragraph as Y.XmlElement).get(0) as unknown as { _start: Y.Item | null };
			let last = text._start;
			while (last?.right) last = last.right;
			if (last) anchors.push({ client: last.id.client, clock: last.id.clock + last.length - 1 });
		}
	return anchors;
}

/** The store of its own extension, as that extension makes it. */
function prepareHocuspocus(folder: string, rooms: readonly Room[]): void {
	const store = new SQLite(join(folder, 'hocuspocus.sqlite'));
	store.exec('CREATE TABLE "documents" ("name" varchar(255) NOT NULL, "data" blob NOT NULL, UNIQUE(name))');
	const insert = store.prepare('INSERT INTO "documents" ("name", "data") VALUES (?, ?)');
	store.transaction(() => rooms.forEach(({ id, state }) => insert.run(id, state)))();
	store.close();
}
