/** One value of a closed list that the directory can be narrowed by. */
export interface VocabularyValue {
	/** What an address says: never changes, whatever the name becomes. */
	readonly key: string;
	readonly name: string;
	/** Ways to write it: number and gender do not matter, an acronym in capitals counts spelt out too. */
	readonly words: readonly string[];
}
