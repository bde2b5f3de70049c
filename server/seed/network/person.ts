export interface PersonSeed {
	readonly key: string;
	readonly name: string;
	readonly function: string;
	/** Key of the organisation. */
	readonly at: string;
	/** INSEE codes or QPV codes where this person acts. */
	readonly where: readonly string[];
	readonly presentation?: string;
	readonly offers?: string;
	readonly seeks?: string;
	readonly languages?: string;
	readonly themes?: string;
}
