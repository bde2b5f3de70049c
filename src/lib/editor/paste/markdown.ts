const line = /^(#{1,6} +\S|>\s|```|\s*[-*+] \[[ xX]\] |\|.+\|\s*$|---+\s*$)/m;
const words = /\*\*\S[^*\n]*\*\*|\[[^\]\n]+\]\(\S+\)/;
const items = /^\s*([-*+]|\d+[.)]) +\S/gm;

/** Whether a plain text was written with the signs of Markdown: one that nothing else uses, or a list. */
export const looksLikeMarkdown = (text: string): boolean =>
	line.test(text) || words.test(text) || (text.match(items)?.length ?? 0) > 1;

const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Markdown as a page: what people write in messages and notes, not every corner of it. Anything else stays as it was typed. */
export function markdownHtml(text: string): string {
	const notes = new Map<string, string>();
	const lines = text.split(/\r\n?|\n/).filter((one) => {
		const note = /^\[\^([^\]]+)\]:\s*(.+)$/.exec(one);
		if (note) notes.set(note[1] ?? '', note[2] ?? '');
		return !note;
	});
	return blocks(lines, notes);
}

type Notes = ReadonlyMap<string, string>;

function blocks(lines: readonly string[], notes: Notes): string {
	let html = '';
	for (let at = 0; at < lines.length;) {
		const here = lines[at] ?? '';
		const heading = /^(#{1,6}) +(.+?)( +#+)?$/.exec(here);
		const run = (test: (one: string) => boolean): string[] => {
			const start = at;
			while (at < lines.length && test(lines[at] ?? '')) at++;
			return lines.slice(start, at);
		};
		if (here.trim() === '') at++;
		else if (heading) {
			const tag = `h${heading[1]?.length ?? 1}`;
			html += `<${tag}>${inline(heading[2] ?? '', notes)}</${tag}>`;
			at++;
		} else if (/^(-{3,}|\*{3,}|_{3,})\s*$/.test(here)) {
			html += '<hr>';
			at++;
		} else if (here.startsWith('```')) {
			at++;
			const code = run((one) => !one.startsWith('```'));
			at++;
			html += code.map((one) => `<p>${escaped(one)}</p>`).join('');
		} else if (here.startsWith('>'))
			html += `<blockquote>${blocks(
				run((one) => one.startsWith('>')).map((one) => one.replace(/^> ?/, '')),
				notes,
			)}</blockquote>`;
		else if (isItem(here))
			html += list(
				run((one) => isItem(one) || /^\s{2,}\S/.test(one)),
				notes,
			);
		else if (/^\|.+\|\s*$/.test(here))
			html += table(
				run((one) => one.startsWith('|')),
				notes,
			);
		else {
			const paragraph = [lines[at++] ?? '', ...run((one) => one.trim() !== '' && !opens(one))];
			html += `<p>${inline(
				paragraph
					.join('\n')
					.replace(/( {2,}|\\)\n/g, '\u0000')
					.replaceAll('\n', ' '),
				notes,
			).replaceAll('\u0000', '<br>')}</p>`;
		}
	}
	return html;
}

const isItem = (one: string) => /^\s*([-*+]|\d+[.)]) +\S/.test(one);
const opens = (one: string) => /^(#{1,6} |>|```|\|)/.test(one) || isItem(one);
const indent = (one: string) => /^\s*/.exec(one.replaceAll('\t', '    '))?.[0].length ?? 0;

function list(lines: readonly string[], notes: Notes): string {
	const least = Math.min(...lines.filter(isItem).map(indent));
	const ordered = /^\s*\d/.test(lines[0] ?? '');
	const isBox = /^\s*[-*+] \[[ xX]\] /;
	const boxed = lines.filter((one) => indent(one) === least).every((one) => isBox.test(one));
	const items: { first: string; rest: string[] }[] = [];
	for (const one of lines) {
		if (isItem(one) && indent(one) < least + 2) items.push({ first: one, rest: [] });
		else items.at(-1)?.rest.push(one);
	}
	const inside = items.map(({ first, rest }) => {
		const checked = boxed && /\[[xX]\]/.test(first) ? ' data-checked="true"' : '';
		const said = first.replace(boxed ? isBox : /^\s*([-*+]|\d+[.)]) +/, '');
		const under = rest.map((one) => one.slice(Math.min(indent(one), least + 2)));
		return `<li${checked}><p>${inline(said, notes)}</p>${blocks(under, notes)}</li>`;
	});
	const tag = ordered ? 'ol' : 'ul';
	return `<${tag}${boxed ? ' data-check=""' : ''}>${inside.join('')}</${tag}>`;
}

function table(lines: readonly string[], notes: Notes): string {
	const rows = lines
		.filter((one) => !/^\|[\s:|-]+\|\s*$/.test(one))
		.map((one) => one.trim().slice(1, -1).split('|'));
	const row = (cells: string[], tag: string) =>
		`<tr>${cells.map((cell) => `<${tag}>${inline(cell.trim(), notes)}</${tag}>`).join('')}</tr>`;
	return `<table>${rows.map((cells, at) => row(cells, at === 0 ? 'th' : 'td')).join('')}</table>`;
}

const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => signs[sign] ?? sign);

function inline(text: string, notes: Notes): string {
	return escaped(text)
		.replace(/`([^`]+)`/g, '$1')
		.replace(/\[\^([^\]]+)\]/g, (call, name: string) => {
			const note = notes.get(name);
			return note === undefined ? call : `<span data-footnote="">${escaped(note)}</span>`;
		})
		.replace(/!?\[([^\]]+)\]\(([^\s)]+)\)/g, '<a href="$2">$1</a>')
		.replace(/&lt;(https?:\/\/[^\s&]+)&gt;/g, '<a href="$1">$1</a>')
		.replace(/\*\*(\S(?:[^*]*\S)?)\*\*/g, '<strong>$1</strong>')
		.replace(/__(\S(?:[^_]*\S)?)__/g, '<strong>$1</strong>')
		.replace(/(?<![\p{L}\p{N}*])\*([^\s*](?:[^*]*[^\s*])?)\*(?![\p{L}\p{N}*])/gu, '<em>$1</em>')
		.replace(/(?<![\p{L}\p{N}_/])_([^\s_](?:[^_]*[^\s_])?)_(?![\p{L}\p{N}_])/gu, '<em>$1</em>')
		.replace(/~~(\S(?:[^~]*\S)?)~~/g, '<s>$1</s>')
		.replace(/\\([\\`*_{}[\]()#+.!>-])/g, '$1');
}
