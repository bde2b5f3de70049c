/** One thing that « / » offers. */
export interface Offer {
	readonly id: string;
	readonly label: string;
	readonly hint?: string;
}

/** What « / » offers just now: the extension of a section fills it, the page's menu shows it. */
export class SlashState {
	/** What was typed after « / »; undefined while it is closed. */
	query: string | undefined = $state();
	offers: readonly Offer[] = $state.raw([]);
	/** Rank of the one that Enter takes. */
	current = $state(0);
	/** Where « / » is on the screen. */
	place: DOMRect | null = $state.raw(null);
	/** Takes away what was typed, before something is put there. */
	clear: () => void = () => {};
	/** Filled by the menu, which knows what there is. */
	search: (query: string) => readonly Offer[] = () => [];
	choose: (offer: Offer) => void = () => {};

	/** Id of the listbox, and of its options. */
	readonly id = 'slash-menu';
	readonly optionId = (offer: Offer): string => `${this.id}-${offer.id}`;
}
