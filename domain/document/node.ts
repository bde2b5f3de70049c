/** A node of ProseMirror's JSON, as `domain/document/schema.ts` allows it. */
export interface ContentNode {
	type: string;
	attrs?: Record<string, unknown>;
	content?: ContentNode[];
	text?: string;
	marks?: { type: string; attrs?: Record<string, unknown> }[];
}
