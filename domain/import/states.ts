/** Where a file is on its way into the directory. */
export const importStates = ['ready', 'running', 'paused', 'done', 'undoing', 'undone', 'dropped'] as const;
export type ImportState = (typeof importStates)[number];

export const importStateNames: Record<ImportState, string> = {
	ready: 'À vérifier',
	running: 'En cours',
	paused: 'Interrompu',
	done: 'Fait',
	undoing: 'S’annule',
	undone: 'Annulé',
	dropped: 'Abandonné',
};

/** What one may do from there: each leads to a state. */
export const importSteps = {
	confirm: { from: ['ready'], to: 'running' },
	pause: { from: ['running'], to: 'paused' },
	resume: { from: ['paused'], to: 'running' },
	undo: { from: ['done', 'paused'], to: 'undoing' },
	drop: { from: ['ready'], to: 'dropped' },
} as const satisfies Record<string, { readonly from: readonly ImportState[]; readonly to: ImportState }>;
export type ImportStep = keyof typeof importSteps;

/** Work goes on by itself. */
export const isUnderWay = (state: ImportState): boolean => state === 'running' || state === 'undoing';
