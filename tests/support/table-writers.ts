import { isWritten } from '#domain/document/table.ts';
import type { ContentNode } from '#domain/document/document.ts';
import { steadyPlugin } from '#lib/editor/steady/steady.ts';
import { tableGuard } from '#lib/editor/table/guard.ts';
import { childrenAt, placeTable, tableAt, type PlacedTable } from '#lib/editor/table/place.ts';
import { shownTables } from '#lib/editor/table/shown.ts';
import { stepwiseWriting } from '#lib/editor/table/stepwise.ts';
import { goTo } from '#lib/editor/table/steps.ts';
import { buildState, faults } from '#server/documents/state.ts';
import type { Command } from '@tiptap/pm/state';
import * as Y from 'yjs';
import { openSectionView, type SectionView } from './section-view.ts';

const sectionId = '3b1f6c9e-1c1d-4a55-9d43-0c9f7a7c9a01';

/** The bytes of a document with one section of that content, and a first paragraph. */
export function aDocumentWith(...blocks: ContentNode[]): Uint8Array {
	return buildState([
		{
			id: sectionId,
			title: 'Gouvernance',
			status: 'doing',
			party: null,
			content: { type: 'doc', content: blocks },
		},
	]).bytes;
}

/** Somebody at work on one table with the editor's own commands; the others hear of it when they sync. */
export class TableWriter {
	readonly doc = new Y.Doc();
	readonly content: Y.XmlFragment;
	view!: SectionView;
	/** What this editor wrote while it only showed what came from others: nothing, ever [E7]. */
	readonly unasked: Uint8Array[] = [];
	#hears = false;

	private constructor(initial: Uint8Array) {
		Y.applyUpdate(this.doc, initial, 'peer');
		const section = this.doc.getMap('sections').get(sectionId) as Y.Map<unknown>;
		this.content = section.get('content') as Y.XmlFragment;
		this.doc.on('update', (update: Uint8Array, origin: unknown) => {
			if (this.#hears && origin !== 'peer') this.unasked.push(update);
		});
	}

	static async open(initial: Uint8Array): Promise<TableWriter> {
		const writer = new TableWriter(initial);
		writer.#hears = true;
		writer.view = await openSectionView(
			writer.content,
			steadyPlugin(),
			shownTables(),
			tableGuard(),
			stepwiseWriting(),
		);
		writer.#hears = false;
		return writer;
	}

	/** Takes in what another has. */
	hear(other: TableWriter): void {
		this.#hears = true;
		Y.applyUpdate(this.doc, Y.encodeStateAsUpdate(other.doc, Y.encodeStateVector(this.doc)), 'peer');
		this.#hears = false;
	}

	/** The first table of the text. */
	get table(): PlacedTable | null {
		let found: PlacedTable | null = null;
		this.view.state.doc.forEach((node, pos) => {
			if (node.type.name === 'table') found ??= placeTable(node, pos);
		});
		return found;
	}

	/** The caret in a slot, which gets its cell as a person's click does; numbers beyond the table come round. */
	goTo(row: number, column: number): { row: number; column: number } | null {
		const { table } = this;
		const slot = table && { row: row % table.rows.length, column: column % table.layout.columns.length };
		if (!table || !slot || table.rows.length * table.layout.columns.length === 0) return null;
		const { tr } = this.view.state;
		goTo(tr, table, slot.row, slot.column);
		this.view.dispatch(tr);
		return tableAt(this.view.state)?.at ?? null;
	}

	run(command: Command): boolean {
		return command(this.view.state, (tr) => this.view.dispatch(tr));
	}

	type(words: string): void {
		this.view.dispatch(this.view.state.tr.insertText(words));
	}

	/** What is wrong with what is stored. */
	get faults(): string[] {
		return faults(this.doc);
	}

	get stored(): string {
		return this.content.toString();
	}

	/** Everything that the layout shows, as words row by row. */
	get shown(): string[][] {
		const { table } = this;
		if (!table) return [];
		return table.layout.rows.map(({ slots }) =>
			slots.map((slot) =>
				(slot.state === 'cell' ? slot.cells : []).map((place) => this.#wordsAt(place)).join(' '),
			),
		);
	}

	/** Which row of Yjs each row of the document is: the same for everybody. */
	get rowIds(): string[] {
		const table = this.content.toArray().find((node) => (node as Y.XmlElement).nodeName === 'table');
		return ((table as Y.XmlElement | undefined)?.toArray() ?? [])
			.filter((node) => (node as Y.XmlElement).nodeName === 'tableRow')
			.map((node) => `${node._item?.id.client} ${node._item?.id.clock}`);
	}

	get columnKeys(): string[] {
		return this.table?.layout.columns.map(({ key }) => key) ?? [];
	}

	/** Whether the table still says a column: not once people together deleted all of them. */
	get saysColumns(): boolean {
		return this.table !== null && childrenAt(this.table.node, this.table.pos, 'tableColumn').length > 0;
	}

	/** Every cell with words: the row and the column that it names, and what it says. */
	get cells(): { row: string; column: string; words: string }[] {
		const ids = this.rowIds;
		return (
			this.table?.rows.flatMap((row, index) =>
				childrenAt(row.node, row.pos, 'tableCell')
					.filter(({ node }) => isWritten(node))
					.map(({ node }) => ({
						row: ids[index] ?? '',
						column: String(node.attrs['column']),
						words: node.textBetween(0, node.content.size, ' '),
					})),
			) ?? []
		);
	}

	#wordsAt({ row, cell }: { row: number; cell: number }): string {
		const placed = this.table?.rows[row];
		const found = placed && childrenAt(placed.node, placed.pos, 'tableCell')[cell];
		return found?.node.textBetween(0, found.node.content.size, ' ') ?? '';
	}
}

export async function open(people: number, initial: Uint8Array): Promise<TableWriter[]> {
	return Promise.all(Array.from({ length: people }, () => TableWriter.open(initial)));
}

/** Everybody hears everybody, until nobody has anything new. */
export function syncAll(writers: readonly TableWriter[]): void {
	for (let round = 0; round < 2; round++)
		for (const one of writers) for (const other of writers) if (one !== other) one.hear(other);
}

/** A table of prose as content: rows of words, in columns that are said. */
export function aTable(...rows: string[][]): ContentNode {
	const keys = (rows[0] ?? []).map((_, index) => 'CMWcmw'[index] ?? 'z');
	return {
		type: 'table',
		content: [
			...keys.map((key) => ({ type: 'tableColumn', attrs: { key } })),
			...rows.map((words) => ({
				type: 'tableRow',
				content: words.map((text, index) => ({
					type: 'tableCell',
					attrs: { column: keys[index] },
					content: [{ type: 'paragraph', ...(text && { content: [{ type: 'text', text }] }) }],
				})),
			})),
		],
	};
}
