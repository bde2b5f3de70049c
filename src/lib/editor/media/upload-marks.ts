import { ySyncPluginKey } from '@tiptap/y-tiptap';
import { Plugin, PluginKey, type EditorState } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import type { MediaWork, Upload } from './media-work.svelte.ts';
import { boundaryAt, positionOf } from './places.ts';

const key = new PluginKey<DecorationSet>('uploads');

/** Shows files on their way where they will be: drawn over the text, never in it [E7]. */
export function uploadMarks(media: MediaWork, section: string): Plugin {
	const marks = new Map<string, { dom: HTMLElement; show(upload: Upload): void }>();
	const draw = (state: EditorState) => {
		const mine = [...media.uploads.values()].filter((upload) => upload.section === section);
		for (const id of marks.keys()) if (!media.uploads.has(id)) marks.delete(id);
		return DecorationSet.create(
			state.doc,
			mine.map((upload) => {
				const mark = marks.get(upload.id) ?? drawMark(upload, media);
				marks.set(upload.id, mark);
				mark.show(upload);
				const { to } = boundaryAt(state.doc, positionOf(state, upload.place), 'image');
				return Decoration.widget(to, () => mark.dom, {
					key: upload.id,
					side: 1,
					ignoreSelection: true,
					stopEvent: () => true,
				});
			}),
		);
	};
	return new Plugin<DecorationSet>({
		key,
		state: {
			init: (_config, state) => draw(state),
			apply(tr, set, _before, state) {
				const sync = tr.getMeta(ySyncPluginKey) as { isChangeOrigin?: boolean } | undefined;
				if (tr.getMeta('uploads') === true || (sync?.isChangeOrigin && media.isBusy(section)))
					return draw(state);
				return tr.docChanged ? set.map(tr.mapping, tr.doc) : set;
			},
		},
		props: { decorations: (state) => key.getState(state) },
	});
}

function drawMark(upload: Upload, media: MediaWork) {
	const dom = document.createElement('div');
	dom.className = 'upload';
	dom.contentEditable = 'false';
	dom.setAttribute('role', 'group');
	dom.setAttribute('aria-label', `Envoi de ${upload.file.name}`);
	const words = document.createElement('p');
	const bar = document.createElement('progress');
	bar.max = 1;
	bar.setAttribute('aria-label', `Envoi de ${upload.file.name}`);
	const again = button('Réessayer', () => media.retry(upload.id));
	const stop = button('Annuler', () => media.forget(upload.id));
	dom.append(words, bar, again, stop);
	return {
		dom,
		show({ share, refusal, file }: Upload) {
			words.textContent = refusal ?? `Envoi de «\u00a0${file.name}\u00a0»…`;
			dom.classList.toggle('refused', refusal !== null);
			bar.hidden = refusal !== null;
			bar.value = share;
			again.hidden = refusal === null;
			stop.textContent = refusal === null ? 'Annuler' : 'Oublier';
		},
	};
}

export function button(words: string, act: () => void): HTMLButtonElement {
	const made = document.createElement('button');
	made.type = 'button';
	made.textContent = words;
	// The text keeps its caret.
	made.addEventListener('mousedown', (event) => event.preventDefault());
	made.addEventListener('click', act);
	return made;
}
