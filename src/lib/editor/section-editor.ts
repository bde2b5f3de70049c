import { Editor } from '@tiptap/core';
import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import { Carets } from './carets.ts';
import { CheckBoxes } from './check-boxes.ts';
import { ContentsBlock } from './contents/contents-block.ts';
import { schemaExtensions } from './extensions.ts';
import { HeadingNotices } from './headings/heading-notices.ts';
import { Invitation } from './insert/invitation.ts';
import { SelectionWatch } from './insert/selection-watch.ts';
import { Slash } from './insert/slash.ts';
import { Gaps } from './gaps/gaps.ts';
import { EdgeKeys } from './edge-keys.ts';
import { Keys, type KeyOptions } from './keys.ts';
import { Links } from './links.ts';
import { Media } from './media/media.ts';
import type { MediaWork } from './media/media-work.svelte.ts';
import { Others } from './others.ts';
import { Referring, type ReferenceOptions } from './references/extension.ts';
import { regionAttributes } from './region.ts';
import { Rules } from './rules.ts';
import { Shared } from './binding.ts';
import { Steady } from './steady/steady.ts';
import { Tables } from './table/extension.ts';
import type { TextWork } from './text-work.ts';
import type { SharedUndo } from './undo.ts';

export interface SectionEditorOptions extends KeyOptions {
	readonly element: HTMLElement;
	/** Accessible name: « Article 3, Gouvernance ». */
	readonly name: string;
	readonly content: Y.XmlFragment;
	readonly awareness: Awareness;
	readonly sectionId: string;
	readonly undoManager: SharedUndo;
	readonly editable: boolean;
	readonly text: TextWork;
	readonly referring: ReferenceOptions;
	/** Images and files. */
	readonly media: MediaWork;
}

/** The editor of one section on its own fragment; undo and carets are shared by the whole document. */
export function openSectionEditor(options: SectionEditorOptions): Editor {
	const { element, name, content, awareness, sectionId, undoManager, editable, ...rest } = options;
	const { text, blocks, referring, media, ...keys } = rest;
	return new Editor({
		element: { mount: element },
		editable,
		injectCSS: false,
		extensions: [
			...schemaExtensions,
			Shared.configure({ content, undoManager }),
			Steady,
			Carets.configure({ awareness, sectionId }),
			Keys.configure({ ...keys, blocks }),
			EdgeKeys.configure({ travel: keys.goToEdge }),
			Others.configure({ awareness, refuse: blocks.refuse }),
			CheckBoxes,
			HeadingNotices,
			Invitation,
			Slash.configure({ slash: blocks.slash, say: blocks.say }),
			SelectionWatch.configure({ selected: blocks.selected }),
			ContentsBlock.configure({ contents: () => blocks.contents, follow: blocks.follow }),
			Referring.configure(referring),
			Media.configure({ media, section: sectionId }),
			Rules,
			Tables,
			Links,
			...text.extensions(sectionId),
			Gaps,
		],
		editorProps: {
			attributes: regionAttributes(name),
			// The caret stays clear of the bars above and below the page.
			scrollMargin: { top: 72, bottom: 96, left: 0, right: 0 },
			scrollThreshold: { top: 56, bottom: 72, left: 0, right: 0 },
		},
	});
}
