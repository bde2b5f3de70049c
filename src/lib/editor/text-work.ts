import type { Extensions } from '@tiptap/core';
import { SelectAll } from './copy/select-all.ts';
import { wholeDocument } from './copy/whole-document.ts';
import { WholeSelection } from './copy/whole-selection.svelte.ts';
import { Find, type FindHome } from './find/find.svelte.ts';
import { Found } from './find/highlighting.ts';
import { Paste } from './paste/paste.ts';
import { PasteReport } from './paste/report.svelte.ts';
import type { References } from './references/references.svelte.ts';
import { AsTyped } from './typography/as-typed.ts';
import { TypographyPreference } from './typography/preference.svelte.ts';

/** What one does with the text of the whole document: look for words, set their signs, copy and paste them. */
export class TextWork {
	readonly find: Find;
	readonly typography = new TypographyPreference();
	readonly whole: WholeSelection;
	readonly pasted: PasteReport;

	/** @param title of the document, as it is copied. */
	constructor(work: FindHome & { readonly references: References }, title: string) {
		this.find = new Find(work);
		this.pasted = new PasteReport(work.announcer, work.session.doc);
		this.whole = new WholeSelection(work.announcer, () =>
			wholeDocument(work.sections, work.session.doc, title, work.references.names.all),
		);
	}

	/** Its part of the editor of a section. */
	extensions(section: string): Extensions {
		return [
			Found.configure({ highlighting: this.find.highlighting, section }),
			SelectAll.configure({ selectWhole: () => this.whole.start() }),
			Paste.configure({ home: this.pasted }),
			AsTyped.configure({ preference: this.typography }),
		];
	}

	destroy(): void {
		this.find.destroy();
		this.whole.stop();
	}
}
