import type { Node } from '@tiptap/pm/model';
import type { NodeView } from '@tiptap/pm/view';
import { mediaData } from '#domain/document/schema/media-data.ts';
import { button } from './upload-marks.ts';

/** What a block of media can do with itself. */
export interface MediaBlock {
	/** Makes it what keys and commands are about. */
	choose(): void;
	/** Opens its panel. */
	open(): void;
	canWrite(): boolean;
	/** It has just been chosen, by whatever way. */
	chosen(node: Node): void;
}

/** An image with its caption, which is text of the document; everything else is only shown, and never read back [E7]. */
export function imageView(first: Node, block: MediaBlock): NodeView {
	const dom = document.createElement('figure');
	const frame = document.createElement('div');
	const img = document.createElement('img');
	const missing = document.createElement('p');
	const caption = document.createElement('figcaption');
	const describe = button('Décrire l’image', block.open);
	const change = button('Modifier l’image', block.open);
	frame.className = 'frame';
	frame.contentEditable = 'false';
	img.draggable = false;
	img.decoding = 'async';
	missing.className = 'missing';
	missing.textContent = 'Cette image n’est pas là, ou elle ne vous est pas ouverte.';
	missing.hidden = true;
	describe.className = 'describe';
	change.className = 'change';
	// The keyboard has its own way: the block is chosen, Enter opens its panel.
	describe.tabIndex = change.tabIndex = -1;
	caption.dataset['placeholder'] = 'Légende';
	frame.append(img, missing, describe, change);
	dom.append(frame, caption);
	img.addEventListener('error', () => show(true));
	img.addEventListener('load', () => show(false));
	frame.addEventListener('mousedown', (event) => {
		if (event.button !== 0 || (event.target as Element).closest('button')) return;
		event.preventDefault();
		block.choose();
	});
	frame.addEventListener('dblclick', block.open);

	function show(isMissing: boolean): void {
		missing.hidden = !isMissing;
		img.hidden = isMissing;
	}

	function draw(node: Node): void {
		const { file, alt, decorative, width, height } = node.attrs as Record<string, string | number | boolean>;
		for (const name of dom.getAttributeNames()) if (name.startsWith('data-')) dom.removeAttribute(name);
		for (const [name, value] of Object.entries(mediaData(node))) dom.setAttribute(name, value);
		const source = file === '' ? '' : `/pieces/${String(file)}`;
		if (source === '') show(true);
		else if (img.getAttribute('src') !== source) img.src = source;
		img.alt = decorative ? '' : String(alt);
		for (const [name, value] of Object.entries({ width, height }))
			if (Number(value) > 0) img.setAttribute(name, String(value));
			else img.removeAttribute(name);
		describe.hidden = !block.canWrite() || decorative === true || alt !== '';
		change.hidden = !block.canWrite();
		caption.toggleAttribute('data-empty', node.content.size === 0);
	}

	let node = first;
	draw(node);
	return {
		dom,
		contentDOM: caption,
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
		ignoreMutation: (mutation) =>
			mutation.type !== 'selection' && (mutation.type === 'attributes' || !caption.contains(mutation.target)),
	};
}
