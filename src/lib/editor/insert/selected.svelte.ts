/** Where words are selected on the screen, while a bar may show beside them. */
export class Selected {
	place: DOMRect | null = $state.raw(null);
	/** Takes the bar away. */
	hide: () => void = () => {};
}
