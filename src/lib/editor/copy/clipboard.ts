/** What is put on the clipboard: the same in both forms. */
export interface Copied {
	readonly html: string;
	readonly plain: string;
}

/** Puts it there from a button. @returns false when the browser refuses. */
export async function toClipboard({ html, plain }: Copied): Promise<boolean> {
	try {
		const item = new ClipboardItem({
			'text/html': new Blob([html], { type: 'text/html' }),
			'text/plain': new Blob([plain], { type: 'text/plain' }),
		});
		await navigator.clipboard.write([item]);
		return true;
	} catch {
		return byEvent({ html, plain });
	}
}

/** The older way, for browsers and addresses that have no other. */
function byEvent(copied: Copied): boolean {
	let done = false;
	const fill = (event: ClipboardEvent) => {
		done = fillClipboard(event, copied);
	};
	document.addEventListener('copy', fill, { capture: true, once: true });

	document.execCommand('copy');
	document.removeEventListener('copy', fill, { capture: true });
	return done;
}

export function fillClipboard(event: ClipboardEvent, { html, plain }: Copied): boolean {
	if (!event.clipboardData) return false;
	event.preventDefault();
	event.stopPropagation();
	event.clipboardData.setData('text/html', html);
	event.clipboardData.setData('text/plain', plain);
	return true;
}
