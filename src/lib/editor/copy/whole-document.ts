import type { Names } from '#domain/document/references.ts';
import type * as Y from 'yjs';
import { plainText } from '../plain-text.ts';
import type { Sections } from '../sections.svelte.ts';
import type { Copied } from './clipboard.ts';
import { copiedSections } from './copied-sections.ts';
import { documentHtml } from './html.ts';

/** The whole document in both forms of the clipboard, open in editors or not. */
export const wholeDocument = (sections: Sections, doc: Y.Doc, title: string, names: Names = {}): Copied => ({
	html: documentHtml(title, copiedSections(sections), names, location.origin),
	plain: plainText(doc, title, names, location.origin),
});
