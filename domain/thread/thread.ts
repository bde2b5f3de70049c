/** What a thread is for. A signal says that something is wrong or missing, and asks nothing. */
export const threadKinds = ['question', 'information', 'signal'] as const;
export type ThreadKind = (typeof threadKinds)[number];

/** How a kind is called, and what it means in one sentence. */
export const threadKindWords: Record<ThreadKind, { readonly name: string; readonly means: string }> = {
	question: { name: 'Question', means: 'Elle attend une réponse : quelqu’un s’en charge, pour une date.' },
	information: { name: 'Information', means: 'Elle se partage, et n’attend rien.' },
	signal: {
		name: 'Signalement',
		means: 'Quelque chose ne va pas, ou manque, dans ce qui est écrit ou fait.',
	},
};

/** What a thread hangs on: there is no general forum. */
export const threadObjects = ['group', 'cite', 'document'] as const;
export type ThreadObject = (typeof threadObjects)[number];

/** A part of a document. */
export const threadPlaces = ['section', 'action'] as const;
export type ThreadPlace = (typeof threadPlaces)[number];

/** Longest texts, in characters. */
export const threadLimits = { title: 160, body: 10_000, reason: 600 } as const;

/** Days that the link of a letter lets somebody answer. */
export const replyDays = 30;
/** Days ahead that an answer may be promised for. */
export const longestPromise = 366;

/** What a list is narrowed to. `waiting` is of questions: open, and no answer was kept. */
export const threadStates = ['open', 'waiting', 'answered', 'closed'] as const;
export type ThreadState = (typeof threadStates)[number];

export const threadStateNames: Record<ThreadState, string> = {
	open: 'Ouverts',
	waiting: 'Sans réponse',
	answered: 'Avec une réponse retenue',
	closed: 'Fermés',
};
