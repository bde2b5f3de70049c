import type { Visibility } from '#domain/access/visibility.ts';
import type { DocumentKind } from '#domain/document/document.ts';

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
