import { fileSize } from '#domain/french/numbers.ts';
import type { Editor } from '@tiptap/core';
import { NodeSelection } from '@tiptap/pm/state';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import { findMedia, placeAt, positionOf, putBlocks, type Place } from './places.ts';
import { copyPiece, NotTaken, sendFile, type Piece } from './sending.ts';

/** The work in which images and files are put, see `DocumentWork`. */
interface Work {
	readonly session: { readonly documentId: string; readonly canWrite: boolean };
	readonly announcer: { say(sentence: string): void };
	editor(id: string | null): Editor | undefined;
	reveal(id: string): Promise<Editor | undefined>;
	/** A change of its own in the undo. */
	apart<T>(work: () => T): T;
}

/** A file on its way. The text holds nothing of it until it is there. */
export interface Upload {
	readonly id: string;
	readonly section: string;
	readonly file: File;
	readonly place: Place;
	/** The image of which it takes the place, by its piece. */
	readonly replaces: string | null;
	/** From 0 to 1. */
	share: number;
	/** Why it did not come, once it is known not to. */
	refusal: string | null;
	cancel(): void;
}

/** An image or a file of which one says something. */
export interface Chosen {
	readonly editor: Editor;
	readonly section: string;
	readonly file: string;
	readonly at: number;
	/** It was just put there. */
	readonly fresh: boolean;
}

/** Images and files of an open document: those that come, and the one whose panel is open. */
export class MediaWork {
	/** Bytes that a file may have, as the server says. */
	largest = Infinity;
	panel: Chosen | null = $state.raw(null);
	readonly uploads = new Map<string, Upload>();
	readonly #work: Work;

	constructor(work: Work) {
		this.#work = work;
	}

	/** Whether files are on their way to this section: its editor stays until they are there. */
	isBusy(section: string): boolean {
		return [...this.uploads.values()].some((upload) => upload.section === section);
	}

	/** Sends files, to be put at a position of a section. */
	add(section: string, editor: Editor, files: readonly File[], position: number): void {
		if (!this.#work.session.canWrite) return;
		const place = placeAt(editor.state, position);
		for (const file of files) this.#send({ section, file, place, replaces: null });
	}

	/** Sends a picture that takes the place of another, whose caption stays. */
	replace({ section, editor, at, file: replaces }: Chosen, file: File): void {
		this.#send({ section, file, place: placeAt(editor.state, at + 1), replaces });
	}

	/** Sends again what did not come. */
	retry(id: string): void {
		const upload = this.uploads.get(id);
		if (!upload) return;
		this.uploads.delete(id);
		this.#send(upload);
	}

	/** Stops a file on its way, or forgets one that did not come. */
	forget(id: string): void {
		const upload = this.uploads.get(id);
		if (!upload) return;
		this.#end(upload);
		upload.cancel();
		this.say(upload.refusal === null ? 'Envoi annulé.' : 'Fichier oublié.');
	}

	/** Brings here the pieces of a text that comes from another document. */
	async bring(section: string, files: readonly string[]): Promise<void> {
		let lost = 0;
		for (const file of new Set(files)) {
			const here = await copyPiece(this.#work.session.documentId, file);
			if (here === undefined) lost += 1;
			const editor = this.#work.editor(section);
			if (here === undefined || here === file || !editor) continue;
			const { tr, doc } = editor.state;
			doc.descendants((node, at) => {
				if (node.attrs['file'] === file) tr.setNodeAttribute(at, 'file', here);
			});
			if (tr.docChanged) editor.view.dispatch(tr);
		}
		if (lost > 0)
			this.say(
				lost > 1
					? `${lost} images ou fichiers collés ne sont pas ouverts ici\u00a0: ajoutez-les depuis votre appareil.`
					: 'Une image ou un fichier collé n’est pas ouvert ici\u00a0: ajoutez-le depuis votre appareil.',
			);
	}

	open(chosen: Chosen): void {
		if (this.#work.session.canWrite) this.panel = chosen;
	}

	readonly say = (sentence: string): void => this.#work.announcer.say(sentence);

	destroy(): void {
		for (const upload of this.uploads.values()) upload.cancel();
		this.uploads.clear();
	}

	#send({ section, file, place, replaces }: Pick<Upload, 'section' | 'file' | 'place' | 'replaces'>): void {
		const upload: Upload = {
			...{ id: crypto.randomUUID(), section, file, place, replaces, share: 0, refusal: null },
			cancel: () => {},
		};
		this.uploads.set(upload.id, upload);
		const refusal =
			file.size === 0
				? 'Ce fichier est vide. Il n’a pas été ajouté.'
				: file.size > this.largest
					? `Ce fichier fait ${fileSize(file.size)}\u00a0; un fichier a au plus ${fileSize(this.largest)}. Il n’a pas été ajouté.`
					: null;
		if (refusal !== null) return this.#refuse(upload, refusal);
		const { done, cancel } = sendFile(this.#work.session.documentId, file, (share) => {
			upload.share = share;
			this.#draw(upload);
		});
		upload.cancel = cancel;
		this.#draw(upload);
		const selection = this.#work.editor(section)?.state.selection;
		done.then(
			(piece) => this.#put(upload, piece, () => this.#work.editor(section)?.state.selection === selection),
			(error: unknown) => {
				if (!this.uploads.has(upload.id)) return;
				this.#refuse(
					upload,
					error instanceof NotTaken
						? error.message
						: 'Ce fichier n’a pas pu être envoyé. Votre texte est gardé.',
				);
			},
		);
	}

	#refuse(upload: Upload, sentence: string): void {
		upload.refusal = sentence;
		this.#draw(upload);
		this.say(sentence);
	}

	/** It is there: now the text says so, in one change. */
	async #put(upload: Upload, piece: Piece, isStill: () => boolean): Promise<void> {
		if (!this.uploads.has(upload.id)) return;
		const { section, replaces } = upload;
		const editor = this.#work.editor(section) ?? (await this.#work.reveal(section));
		if (!editor || !this.#work.session.canWrite)
			return this.#refuse(
				upload,
				'L’article n’est plus là, ou vous ne pouvez plus y écrire\u00a0: le fichier n’a pas été ajouté.',
			);
		const isPicture = piece.width > 0;
		if (replaces !== null && !isPicture)
			return this.#refuse(
				upload,
				'Ce fichier n’est pas une image (PNG, JPEG, GIF, WebP ou AVIF)\u00a0: l’image d’avant est restée.',
			);
		const isQuiet = isStill() && this.panel === null;
		this.#end(upload);
		const { state } = editor;
		const { tr, schema } = state;
		const position = positionOf(state, upload.place);
		const before = replaces === null ? undefined : findMedia(state.doc, replaces, position);
		if (before) {
			const { width, height } = piece;
			for (const [name, value] of Object.entries({ file: piece.id, width, height }))
				tr.setNodeAttribute(before.at, name, value);
		} else {
			const node = isPicture
				? schema.nodes['image']!.create({ file: piece.id, width: piece.width, height: piece.height })
				: schema.nodes['attachment']!.create({ file: piece.id, name: piece.name, bytes: piece.bytes });
			putBlocks(tr, position, [node]);
		}
		const found = findMedia(tr.doc, piece.id, position);
		if (found && isQuiet) tr.setSelection(NodeSelection.create(tr.doc, found.at)).scrollIntoView();
		this.#work.apart(() => editor.view.dispatch(tr));
		this.say(saying(piece, before !== undefined));
		// Asked at once of whoever waits for it; not of whoever has gone on writing, who sees that it is missing.
		if (found && isQuiet && isPicture)
			this.open({ editor, section, file: piece.id, at: found.at, fresh: before === undefined });
	}

	#end(upload: Upload): void {
		this.uploads.delete(upload.id);
		this.#draw(upload);
	}

	#draw({ section }: Upload): void {
		const editor = this.#work.editor(section);
		if (!editor || editor.isDestroyed) return;
		// Said to come from the others: y-tiptap would otherwise cut this person’s undo in two each time.
		const tr = editor.state.tr.setMeta('uploads', true).setMeta(ySyncPluginKey, { isChangeOrigin: true });
		editor.view.dispatch(tr);
	}
}

function saying({ name, width, cleaned }: Piece, replaced: boolean): string {
	const what =
		width === 0
			? `Fichier ajouté\u00a0: ${name}.`
			: replaced
				? 'Image remplacée.'
				: 'Image ajoutée. Décrivez-la.';
	return cleaned ? `${what} Ce qu’elle disait du lieu, de la date et de l’appareil a été retiré.` : what;
}
