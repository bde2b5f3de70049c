/**
 * The text of a section as the server printed it. Only the server has the HTML: in the page it is there already, and the browser gets what it
 * needs to leave it alone, see `src/hooks.ts`.
 */
export class PrintedText {
	readonly html: string;
	/** Of the content that was printed. */
	readonly fingerprint: string;
	/** See `linesOf`. */
	readonly lines: number | null;

	constructor(html: string, fingerprint: string, lines: number | null) {
		this.html = html;
		this.fingerprint = fingerprint;
		this.lines = lines;
	}
}
