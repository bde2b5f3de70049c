/** What tells that a page, its device or its network has come back. */
const comings = [
	['window', 'online'],
	['window', 'pageshow'],
	['document', 'visibilitychange'],
	['document', 'resume'],
] as const;

/** What tells that a page may go without another word. */
const goings = [
	['window', 'pagehide'],
	['document', 'visibilitychange'],
	['document', 'freeze'],
] as const;

type Moments = typeof comings | typeof goings;

/** Back from sleep, from another tab, from the history, or from a network that was gone. @returns how to stop. */
export const onWaking = (listener: () => void): (() => void) => listen(comings, listener);

/** Left for another tab, for another page, or frozen. @returns how to stop. */
export const onLeaving = (listener: () => void): (() => void) => listen(goings, listener);

function listen(moments: Moments, listener: () => void): () => void {
	const targets = { window: globalThis.window, document: globalThis.document };
	for (const [target, name] of moments) targets[target]?.addEventListener(name, listener);
	return () => {
		for (const [target, name] of moments) targets[target]?.removeEventListener(name, listener);
	};
}
