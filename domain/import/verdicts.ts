/** What is to become of a row of a file, before anybody has decided: shown in the preview. */
export const verdicts = ['create', 'complete', 'doubtful', 'known', 'refused'] as const;
export type Verdict = (typeof verdicts)[number];

export const verdictNames: Record<Verdict, string> = {
	create: 'À créer',
	complete: 'À compléter',
	doubtful: 'À décider',
	known: 'Déjà là',
	refused: 'Refusée',
};

/** What a person decided of a row, against or beyond its verdict. */
export const decisions = ['create', 'complete', 'leave'] as const;
export type Decision = (typeof decisions)[number];

/** A record, or an earlier line of the same file, that a row looks like. */
export interface Match {
	/** Of the record; null for a line of the file. */
	readonly id: string | null;
	readonly line: number | null;
	readonly name: string;
	/** Where it is read, when its id does not say. */
	readonly address?: string;
	/** Between 0 and 1. */
	readonly score: number;
	/** In words: « même SIRET ». */
	readonly reasons: readonly string[];
}

/** A row that has been looked at. */
export interface Judged<Values> {
	readonly line: number;
	readonly verdict: Verdict;
	/** Why it is refused, what was left out of it. French sentences without a full stop. */
	readonly remarks: readonly string[];
	/** Null for a refused row. */
	readonly values: Values | null;
	readonly match: Match | null;
}

/** What is done with a row when the import is confirmed. Of what is doubtful and undecided, nothing. */
export function actOf(verdict: Verdict, decision: Decision | null): 'create' | 'complete' | 'leave' {
	if (verdict === 'refused') return 'leave';
	if (decision !== null) return decision;
	return verdict === 'create' || verdict === 'complete' ? verdict : 'leave';
}
