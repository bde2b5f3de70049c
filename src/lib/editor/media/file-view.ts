import { fileEnding } from '#domain/attachment/file-name.ts';
import { mediaData } from '#domain/document/schema/media-data.ts';
import { fileSize } from '#domain/french/numbers.ts';
import type { Node } from '@tiptap/pm/model';
import type { NodeView } from '@tiptap/pm/view';
import type { MediaBlock } from './image-view.ts';
import { button } from './upload-marks.ts';

const svg = 'http://www.w3.org/2000/svg';

/** A file to download, with its name and size. */
export function fileView(first: Node, block: MediaBlock): NodeView {
	const dom = document.createElement('div');
	const link = document.createElement('a');
	const facts = document.createElement('span');
	const change = button('Modifier', block.open);
	dom.contentEditable = 'false';
	facts.className = 'facts';
	change.className = 'change';
	link.tabIndex = change.tabIndex = -1;
	dom.append(paperclip(), link, facts, change);
	dom.addEventListener('mousedown', (event) => {
		if (event.button !== 0 || event.ctrlKey || event.metaKey) return;
		if ((event.target as Element).closest('button')) return;
		event.preventDefault();
		block.choose();
	});
	// A click chooses it, as any block; with Ctrl it is followed, as any link.
	link.addEventListener('click', (event) => {
		if (!event.ctrlKey && !event.metaKey) event.preventDefault();
	});
	dom.addEventListener('dblclick', block.open);

	function draw(node: Node): void {
		const { file, name, bytes } = node.attrs as { file: string; name: string; bytes: number };
		for (const [key, value] of Object.entries(mediaData(node))) dom.setAttribute(key, value);
		link.textContent = name || 'Fichier';
		link.href = `/pieces/${file}`;
		link.download = name;
		facts.textContent = [fileEnding(name), bytes > 0 ? fileSize(bytes) : ''].filter(Boolean).join(', ');
		change.hidden = !block.canWrite();
	}

	let node = first;
	draw(node);
	return {
		dom,
		update(next) {
			if (next.type !== node.type) return false;
			node = next;
			draw(node);
			return true;
		},
		selectNode() {
			dom.classList.add('chosen');
			block.chosen(node);
		},
		deselectNode: () => dom.classList.remove('chosen'),
		stopEvent: (event) => event.target instanceof Element && event.target.closest('button') !== null,
		ignoreMutation: (mutation) => mutation.type !== 'selection',
	};
}

/** Lucide’s, as where one reads. */
function paperclip(): SVGElement {
	const icon = document.createElementNS(svg, 'svg');
	const path = document.createElementNS(svg, 'path');
	const drawn = {
		...{ viewBox: '0 0 24 24', width: '18', height: '18', fill: 'none', stroke: 'currentColor' },
		...{
			'stroke-width': '1.75',
			'stroke-linecap': 'round',
			'stroke-linejoin': 'round',
			'aria-hidden': 'true',
		},
	};
	for (const [name, value] of Object.entries(drawn)) icon.setAttribute(name, value);
	path.setAttribute(
		'd',
		'm16 6-8.414 8.586a2 2 0 0 0 2.829 2.829l8.414-8.586a4 4 0 1 0-5.657-5.657l-8.379 8.551a6 6 0 1 0 8.485 8.485l8.379-8.551',
	);
	icon.append(path);
	return icon;
}
