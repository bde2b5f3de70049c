import type { Insertion } from '../insert/insertion.ts';

/** Asks the device for files, and puts them at the caret; on a phone, the camera is one of the answers. */
const picks =
	(accept: string): Insertion['run'] =>
	(work, editor) => {
		const section = work.place;
		if (section === null) return;
		const input = document.createElement('input');
		input.type = 'file';
		input.accept = accept;
		input.multiple = true;
		input.addEventListener('change', () =>
			work.media.add(section, editor, [...(input.files ?? [])], editor.state.selection.to),
		);
		input.click();
	};

export const mediaInsertions: readonly Insertion[] = [
	{
		id: 'image',
		label: 'Image',
		words: ['photo', 'dessin', 'illustration', 'capture', 'schéma', 'carte'],
		group: 'média',
		run: picks('image/*'),
	},
	{
		id: 'file',
		label: 'Pièce jointe',
		words: ['fichier', 'document', 'pdf', 'annexe', 'joindre'],
		group: 'média',
		run: picks(''),
	},
];
