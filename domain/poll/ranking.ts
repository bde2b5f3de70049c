/** Ranks by option, from 1; an option without a rank comes after all that have one. */
export type Ranks = Readonly<Record<string, number>>;

export interface RankedOption {
	readonly id: string;
	/** From 1; those that none beats share it. */
	readonly place: number;
	/** Against how many of the others more people put it first than second. */
	readonly won: number;
}

/** How many people put one option before another: `duels.get(a)?.get(b)`. */
export type Duels = ReadonlyMap<string, ReadonlyMap<string, number>>;

export function duelsOf(ids: readonly string[], ballots: readonly Ranks[]): Duels {
	const rankOf = (ranks: Ranks, id: string) => ranks[id] ?? Infinity;
	return new Map(
		ids.map((one) => [
			one,
			new Map(
				ids.map((other) => [
					other,
					ballots.filter((ranks) => rankOf(ranks, one) < rankOf(ranks, other)).length,
				]),
			),
		]),
	);
}

/**
 * Counts rankings by the method of Schulze, with winning votes: an option that wins its duel against each other one comes first, and whoever loses
 * them all is never first. Source: M. Schulze, « A new monotonic, clone-independent, reversal symmetric, and condorcet-consistent single-winner
 * election method », Social Choice and Welfare 36, 2011, p. 267–303, section 2.2.
 * @returns all options, the first place first, and in their given order at one place.
 */
export function rankOptions(ids: readonly string[], ballots: readonly Ranks[]): RankedOption[] {
	const duels = duelsOf(ids, ballots);
	const votes = (one: number, other: number) => duels.get(ids[one]!)!.get(ids[other]!)!;
	const beats = (one: number, other: number) => votes(one, other) > votes(other, one);
	const strength = ids.map((_, one) => ids.map((_, other) => (beats(one, other) ? votes(one, other) : 0)));
	// The strongest way from one option to another is as strong as its weakest duel.
	for (const through of ids.keys())
		for (const from of ids.keys())
			for (const to of ids.keys())
				if (from !== to && from !== through && to !== through)
					strength[from]![to] = Math.max(
						strength[from]![to]!,
						Math.min(strength[from]![through]!, strength[through]![to]!),
					);
	const others = (at: number) => [...ids.keys()].filter((other) => other !== at);
	return ids
		.map((id, at) => ({
			id,
			place: 1 + others(at).filter((other) => strength[other]![at]! > strength[at]![other]!).length,
			won: others(at).filter((other) => beats(at, other)).length,
		}))
		.sort((a, b) => a.place - b.place);
}
