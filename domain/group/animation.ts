/** Who animates a group, as far as rule 12 is concerned. */
export interface AnimatorFacts {
	readonly organisationId: string | null;
}

/**
 * What a group lacks to have two animators of different organisations (domain rule 12), as a sentence; undefined when it
 * lacks nothing.
 */
export function lackOfAnimators(animators: readonly AnimatorFacts[]): string | undefined {
	if (animators.length === 0) return 'Personne n’anime ce groupe en ce moment.';
	if (animators.length === 1) return 'Il manque une seconde personne pour animer, d’une autre structure.';
	const organisations = new Set(animators.map((animator) => animator.organisationId));
	return organisations.size < 2 ? 'Il manque une personne d’une autre structure pour animer.' : undefined;
}
