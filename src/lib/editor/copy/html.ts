import { isSafeAddress } from '#domain/document/address.ts';
import type { ContentNode } from '#domain/document/document.ts';
import { childrenOf, layoutTable } from '#domain/document/table.ts';
import { actorKey, addressOf, nameOf, type Names, type ReferenceKey } from '#domain/document/references.ts';
import { date } from '#domain/french/dates.ts';
import { plain } from '#domain/french/parts.ts';
import type { CopiedSection } from './copied-sections.ts';

const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => signs[sign] ?? sign);
const element = (tag: string, inside: string, attributes = '') => `<${tag}${attributes}>${inside}</${tag}>`;

/**
 * The whole document as other programs take it: its title, its numbered sections, and the notes at the end.
 * @param origin of the addresses of images, files and people, which lead back here.
 */
export function documentHtml(
	title: string,
	sections: readonly CopiedSection[],
	names: Names = {},
	origin = '',
): string {
	const page = new Page(names, origin);
	const parts = sections.map((section) => {
		const number = section.number === null ? '' : `${section.number}. `;
		const heading = element('h2', escaped(number + (section.title || 'Sans titre')));
		return (sections.length > 1 ? heading : '') + page.blocks(section.content.content ?? []);
	});
	return element('h1', escaped(title)) + parts.join('') + page.notes();
}

const tags: Readonly<Record<string, string>> = {
	bold: 'strong',
	italic: 'em',
	strike: 's',
	superscript: 'sup',
	subscript: 'sub',
};

class Page {
	readonly #notes: string[] = [];
	readonly #names: Names;
	readonly #origin: string;

	constructor(names: Names, origin: string) {
		this.#names = names;
		this.#origin = origin;
	}

	blocks(nodes: readonly ContentNode[]): string {
		return nodes.map((node) => this.#block(node)).join('');
	}

	notes(): string {
		const lines = this.#notes.map((note, index) => element('p', `[${index + 1}] ${note}`));
		return lines.length > 0 ? `<hr>${lines.join('')}` : '';
	}

	#block(node: ContentNode): string {
		const children = node.content ?? [];
		const attrs = node.attrs ?? {};
		switch (node.type) {
			case 'paragraph': {
				const level = Number(attrs['level'] ?? 0);
				return element(level > 0 ? `h${level + 2}` : 'p', this.#words(children) || '<br>');
			}
			case 'list':
				return element(
					attrs['kind'] === 'ordered' ? 'ol' : 'ul',
					children.map((item) => this.#item(item, attrs['kind'] === 'check')).join(''),
				);
			case 'quote':
			case 'callout':
				return element('blockquote', this.blocks(children));
			case 'commitment': {
				const due = dayOf(attrs['due']);
				const kind = attrs['kind'] === 'task' ? 'À faire' : 'Décision';
				const owner = attrs['owner'] ? this.#mention(String(attrs['owner'])) : '';
				const done = attrs['kind'] === 'task' && attrs['done'] === true ? 'fait' : '';
				const foot = [owner, due && `pour le ${due}`, done].filter(Boolean).join(', ');
				const words = this.#words(children);
				return element('p', `<strong>${kind}\u00a0:</strong> ${words}${foot && ` (${foot})`}`);
			}
			case 'image': {
				const caption = this.#words(children);
				return element('figure', this.#picture(attrs) + (caption && element('figcaption', caption)));
			}
			case 'attachment': {
				const name = escaped(String(attrs['name'] || 'Fichier'));
				return element('p', `Pièce jointe\u00a0: ${this.#link(`/pieces/${attrs['file']}`, name)}`);
			}
			case 'table':
				return this.#table(node);
			case 'rule':
				return '<hr>';
			case 'pageBreak':
				return '<br clear="all" style="page-break-before:always">';
			default:
				return this.blocks(children);
		}
	}

	#picture({ file, alt, decorative, width, height }: NonNullable<ContentNode['attrs']>): string {
		if (!file) return '';
		const said = decorative === true ? '' : escaped(String(alt ?? ''));
		const size = Number(width) > 0 && Number(height) > 0 ? ` width="${width}" height="${height}"` : '';
		return `<img src="${escaped(`${this.#origin}/pieces/${file}`)}" alt="${said}"${size}>`;
	}

	#link(path: string, inside: string): string {
		return element('a', inside, ` href="${escaped(this.#origin + path)}"`);
	}

	#mention(key: ReferenceKey): string {
		const name = escaped(nameOf(key, this.#names));
		const path = Object.hasOwn(this.#names, key) ? addressOf(key) : null;
		return path === null ? name : this.#link(path, name);
	}

	#item(item: ContentNode, boxed: boolean): string {
		const box = boxed ? (item.attrs?.['checked'] === true ? '☑ ' : '☐ ') : '';
		const [first, ...rest] = item.content ?? [];
		const plain = first?.type === 'paragraph' && !first.attrs?.['level'];
		const opening = plain ? this.#words(first.content ?? []) : this.blocks(first ? [first] : []);
		return element('li', box + opening + this.blocks(rest));
	}

	#table(table: ContentNode): string {
		const rows = childrenOf(table, 'tableRow').map((row) => childrenOf(row, 'tableCell'));
		const span = (name: string, count: number) => (count > 1 ? ` ${name}="${count}"` : '');
		const lines = layoutTable(table).rows.map(({ slots }, y) => {
			const cells = slots.map((slot, x) => {
				if (slot.state === 'covered') return '';
				const isHead =
					(y === 0 && table.attrs?.['headerRow'] !== false) ||
					(x === 0 && table.attrs?.['headerColumn'] === true);
				const tag = isHead ? 'th' : 'td';
				if (slot.state === 'empty') return element(tag, '');
				const blocks = slot.cells.flatMap(({ row, cell }) => rows[row]?.[cell]?.content ?? []);
				return element(tag, this.blocks(blocks), span('colspan', slot.columns) + span('rowspan', slot.rows));
			});
			return element('tr', cells.join(''));
		});
		const title = childrenOf(table, 'tableCaption')
			.map((caption) => this.#words(caption.content ?? []))
			.join(' ');
		return element('table', (title && element('caption', title)) + element('tbody', lines.join('')));
	}

	#words(nodes: readonly ContentNode[]): string {
		return nodes.map((node) => this.#inline(node)).join('');
	}

	#inline(node: ContentNode): string {
		if (node.type === 'hardBreak') return '<br>';
		if (node.type === 'date') return dayOf(node.attrs?.['day']);
		if (node.type === 'mention') return this.#mention(actorKey(node.attrs?.['actor']));
		if (node.type === 'footnote') {
			this.#notes.push(this.#words(node.content ?? []));
			return element('sup', `[${this.#notes.length}]`);
		}
		return (node.marks ?? []).reduce(
			(inside, { type, attrs }) => {
				const href = attrs?.['href'];
				if (type === 'link' && isSafeAddress(href)) return element('a', inside, ` href="${escaped(href)}"`);
				const tag = tags[type];
				return tag ? element(tag, inside) : inside;
			},
			escaped(node.text ?? ''),
		);
	}
}

const dayOf = (day: unknown) => (typeof day === 'string' && day !== '' ? plain(date(day)) : '');
