export interface Posted {
	readonly form: Readonly<Record<string, string>>;
	/** What someone who may do it is answered, when it is neither a page nor a redirection. */
	readonly answer?: number;
}

const resource = {
	...{ title: 'De la table', address: 'https://exemple.org/une-table', note: '', theme: '' },
	...{ language: 'francais', collection: '' },
};

/**
 * Forms about the life of a group and how one comes in, that only the right to send them decides: nobody asks them to animate where somebody does, nor is
 * there such a request, person or link, which is said to whoever might.
 */
export const postedAboutGroups = (): Readonly<Record<string, Posted>> => ({
	'/groupes/[id]/bienvenue POST': { form: { visibility: 'me' } },
	'/groupes/[id] ?/animer': { form: {}, answer: 409 },
	'/groupes/[id] ?/decliner': { form: {}, answer: 409 },
	'/groupes/[id] ?/reprendre': { form: {}, answer: 409 },
	'/groupes/[id]/vie ?/etat': { form: { state: 'active' } },
	'/groupes/[id]/vie ?/passer': {
		form: { actor: crypto.randomUUID(), after: 'stays', words: '' },
		answer: 404,
	},
	'/groupes/[id]/invitations ?/accepter': { form: { id: crypto.randomUUID() }, answer: 404 },
	'/groupes/[id]/invitations ?/refuser': { form: { id: crypto.randomUUID(), reason: '' }, answer: 404 },
	// No conseil citoyen: said to whoever might.
	'/groupes/[id]/membres ?/college': {
		form: { actor: crypto.randomUUID(), college: 'inhabitants' },
		answer: 409,
	},
	'/groupes/[id]/membres ?/retirer-courriel': { form: { id: crypto.randomUUID() }, answer: 404 },
	'/groupes/[id]/liens ?/creer': {
		form: {
			...{ label: 'Rencontre de la table', role: 'member', places: '2' },
			until: new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10),
		},
	},
	// Changed since, whatever it was, and no such place: said to whoever might write it.
	'/groupes/[id]/presentation/modifier ?/enregistrer': {
		form: { presentation: 'De la table.', charter: '', entry: 'free', revision: '9' },
		answer: 409,
	},
	'/groupes/[id]/presentation/modifier ?/ajouter': { form: { lieu: 'commune-99999' }, answer: 400 },
	'/groupes/[id]/presentation/modifier ?/retirer': { form: { lieu: 'commune-99999' } },
	// A day that is no more: said to whoever might add it; changed since, whatever it was: to whoever might write it.
	'/groupes/[id]/ressources/nouvelle POST': {
		form: { ...resource, id: crypto.randomUUID(), publishedOn: '', expiresOn: '2020-01-01' },
		answer: 400,
	},
	'/groupes/[id]/ressources/[ressource] ?/enregistrer': {
		form: { ...resource, publishedOn: '', expiresOn: '', revision: '0' },
		answer: 409,
	},
	'/groupes/[id]/ressources/collections ?/creer': { form: { name: `Table ${crypto.randomUUID()}` } },
	'/groupes/[id]/ressources/collections ?/renommer': {
		form: { id: crypto.randomUUID(), name: 'Table' },
		answer: 404,
	},
	'/groupes/[id]/ressources/collections ?/defaire': { form: { id: crypto.randomUUID() }, answer: 404 },
	'/groupes/[id]/liens ?/fermer': { form: { id: crypto.randomUUID() }, answer: 404 },
	'/rejoindre/[token] GET': { form: {}, answer: 410 },
	'/rejoindre/[token] ?/entrer': { form: {}, answer: 410 },
	'/rejoindre/[token] ?/lettre': {
		form: { email: `${crypto.randomUUID()}@example.org`, name: '' },
		answer: 410,
	},
	'/par-courriel/[token] GET': { form: {}, answer: 410 },
	'/par-courriel/[token] POST': { form: {}, answer: 410 },
});
