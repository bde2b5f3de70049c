const reachable = ':is(a[href], button, input, select, textarea):not(:disabled)';

/**
 * Remembers where the focus is while something takes it for a time: when that goes, the focus is given back to where it was, or to what is
 * nearest there if that has gone too, unless something else has it by then. Not to a text: its caret is its editor's.
 * @returns to call as it goes.
 */
export function focusKept(): () => void {
	const around: HTMLElement[] = [];
	let element = document.activeElement;
	if (element instanceof HTMLElement && element.isContentEditable) return () => {};
	for (; element instanceof HTMLElement && element !== document.body; element = element.parentElement)
		around.push(element);
	return () =>
		// What it changed is on the page by then.
		queueMicrotask(() => {
			if (document.activeElement !== document.body) return;
			const [before, ...outer] = around;
			if (before?.isConnected) return before.focus();
			outer
				.find((one) => one.isConnected)
				?.querySelector<HTMLElement>(reachable)
				?.focus();
		});
}
