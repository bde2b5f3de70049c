import type { Visibility } from '#domain/access/visibility.ts';
import type { Party } from '#domain/cite/party.ts';
import type { DocumentKind, SectionJson } from '#domain/document/document.ts';
import type { Names } from '#domain/document/references.ts';
import type { Place } from '#domain/programme/place.ts';
import type { ClauseView } from '#lib/editor/clauses/clause-board.ts';
import type { PrintedText } from '#lib/reading/printed-text.ts';

/** What is said about a document around its text; see `documents.open` and `documents.read`. */
export interface Head {
	readonly id: string;
	readonly kind: DocumentKind;
	readonly title: string;
	readonly visibility: Visibility;
	readonly createdAt: string;
	readonly updatedAt: string;
	/** Null for who may read the document and not its group. */
	readonly group: { readonly id: string; readonly name: string } | null;
	readonly cite: { readonly slug: string; readonly name: string } | null;
}

/** What the page where one writes begins with; see `documents.open`. */
export interface WorkspaceView {
	readonly sections: readonly (Omit<SectionJson, 'content'> & { readonly printed: PrintedText })[];
	readonly head: Head;
	/** Institution of each party in this cité. */
	readonly partyNames: Partial<Record<Party, string>>;
	/** Of those who answer for a section, by id. */
	readonly responsible: Readonly<Record<string, string>>;
	/** Of whom the text names. */
	readonly names: Names;
	/** Of a programme: the territories that its actions name and those of its cité. */
	readonly places: readonly Place[];
	/** For whom the authors of amounts sit today, by actor. */
	readonly authorParties: Readonly<Record<string, Party>>;
	readonly clauses: ClauseView | null;
	readonly abilities: { readonly 'document.manage': boolean; readonly 'document.choose-amount': boolean };
	/** Bytes that an image or a file may have. */
	readonly largestFile: number;
}
