/** When a key was last pressed in this page, by its own clock. */
export const keystroke = { at: -Infinity };

globalThis.addEventListener?.('keydown', () => (keystroke.at = performance.now()), {
	capture: true,
	passive: true,
});
