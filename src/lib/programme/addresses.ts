/** Where an action is read whole. */
export const actionAddress = (documentId: string, action: string): string =>
	`/documents/${documentId}/actions/${action}`;

/** Where an action is written whole. */
export const actionDesk = (documentId: string, action: string): string =>
	`/documents/${documentId}?vue=fiche&action=${action}`;
