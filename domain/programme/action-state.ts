export const actionStates = ['idea', 'preparing', 'committed', 'done', 'dropped'] as const;
export type ActionState = (typeof actionStates)[number];

export const actionStateNames: Record<ActionState, string> = {
	idea: 'Idée',
	preparing: 'En préparation',
	committed: 'Engagée',
	done: 'Réalisée',
	dropped: 'Abandonnée',
};
