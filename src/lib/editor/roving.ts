/** Not the lines of a menu that one of them opens. */
const buttons = 'button:not([role^=menuitem])';

/**
 * Focus that roves in a toolbar (ARIA practice): one stop for Tab, arrows between its controls, Home and End, Esc back to what
 * it serves. @returns how to move the focus in, and how to stop.
 */
export function rove(bar: HTMLElement, leave: () => void): { focus(): void; destroy(): void } {
	const controls = () =>
		[...bar.querySelectorAll<HTMLElement>(`${buttons}, select:not(:disabled)`)].filter(
			(one) => one.offsetParent,
		);
	let current = 0;
	const mark = () => {
		const list = controls();
		current = Math.min(current, list.length - 1);
		bar.querySelectorAll<HTMLElement>(`${buttons}, select`).forEach((control) => (control.tabIndex = -1));
		const stop = list[current];
		if (stop) stop.tabIndex = 0;
	};
	const go = (to: number) => {
		const list = controls();
		current = (to + list.length) % list.length;
		mark();
		list[current]?.focus();
	};
	const press = (event: KeyboardEvent) => {
		const at = controls().indexOf(event.target as HTMLElement);
		if (at >= 0) current = at;
		const to = { ArrowRight: current + 1, ArrowLeft: current - 1, Home: 0, End: -1 }[event.key];
		if (to !== undefined) go(to);
		else if (event.key === 'Escape') leave();
		else return;
		event.preventDefault();
	};
	const enter = (event: FocusEvent) => {
		const at = controls().indexOf(event.target as HTMLElement);
		if (at >= 0 && at !== current) {
			current = at;
			mark();
		}
	};
	// A control that was disabled when the bar appeared must not stay the only stop.
	const watch = new MutationObserver(mark);
	watch.observe(bar, { subtree: true, attributeFilter: ['disabled'] });
	bar.addEventListener('keydown', press);
	bar.addEventListener('focusin', enter);
	mark();
	return {
		focus: () => go(current),
		destroy() {
			watch.disconnect();
			bar.removeEventListener('keydown', press);
			bar.removeEventListener('focusin', enter);
		},
	};
}
