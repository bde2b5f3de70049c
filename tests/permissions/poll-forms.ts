/** Forms about polls and enquêtes, right but for what keeps them from changing the world: the status that who may send them is answered. */
export const pollForms = (): Readonly<
	Record<string, { readonly form: Readonly<Record<string, string>>; readonly answer: number }>
> => ({
	// A day that is no more: said to whoever might open one.
	'/groupes/[id]/sondages/nouveau POST': {
		form: {
			...{ id: crypto.randomUUID(), kind: 'choice', title: 'La table ?', options: 'Oui\nNon' },
			...{ closesOn: '2020-01-01', closesTime: '18:00' },
		},
		answer: 400,
	},
	// Nothing is said; or it is open, voted, or closed: said to whoever might decide.
	'/enquetes/[token] GET': { form: {}, answer: 410 },
	'/enquetes/[token] POST': { form: {}, answer: 410 },
	'/groupes/[id]/enquetes/nouvelle POST': {
		form: { id: crypto.randomUUID(), title: 'La table ?', presentation: '', closesOn: '2020-01-01' },
		answer: 400,
	},
	// It was closed: said to whoever might write or open it.
	...Object.fromEntries(
		['ajouter', 'retirer', 'monter', 'ouvrir', 'clore'].map((name) => [
			`/groupes/[id]/enquetes/[enquete] ?/${name}`,
			{ form: { kind: 'text', label: 'Pourquoi ?', options: '', question: '' }, answer: 409 },
		]),
	),
	'/sondages/repondre/[token] GET': { form: {}, answer: 410 },
	'/sondages/repondre/[token] ?/voter': { form: { position: 'rien' }, answer: 410 },
	'/sondages/[id] ?/voter': { form: { position: 'rien' }, answer: 400 },
	'/sondages/[id] ?/conclure': { form: { outcome: 'Non', reviewOn: '2020-01-01' }, answer: 400 },
	'/sondages/[id] ?/retirer': { form: {}, answer: 409 },
	'/groupes/[id]/appels/nouveau POST': {
		form: { id: crypto.randomUUID(), title: 'La table', presentation: 'Tout.', closesOn: '2020-01-01' },
		answer: 400,
	},
	// It is closed, and nobody has answered: said to whoever might.
	'/appels/[id] ?/contribuer': {
		form: { organisation: '', words: 'Un mot.', revision: '0' },
		answer: 410,
	},
	'/appels/[id] ?/ajouter': { form: { organisation: '' }, answer: 409 },
	'/appels/[id] ?/relancer': { form: {}, answer: 409 },
	'/appels/[id] ?/rassembler': { form: {}, answer: 409 },
});
