/** Forms about threads that are right, so that only the right to send them decides; see `posted` of asks.ts. */
export const threadForms = () => ({
	'/fils/repondre/[token] GET': { form: {}, answer: 410 },
	'/fils/repondre/[token]/pieces/[piece] GET': { form: {}, answer: 410 },
	'/fils/repondre/[token] ?/repondre': { form: { body: 'Une réponse' }, answer: 410 },
	'/fils/repondre/[token] ?/arreter': { form: {}, answer: 410 },
	'/fils/repondre/[token] ?/suivre': { form: {}, answer: 410 },
	'/fils/[id] ?/repondre': { form: { body: 'Une réponse' } },
	// No such post: said to whoever might.
	'/fils/[id] ?/retenir': { form: { post: crypto.randomUUID() }, answer: 404 },
	'/fils/[id] ?/utile': { form: { post: crypto.randomUUID(), utile: 'oui' }, answer: 404 },
	// Nobody of the group.
	'/fils/[id] ?/charge': { form: { owner: crypto.randomUUID(), day: '2999-01-01' }, answer: 400 },
	'/fils/[id]/gerer ?/deplacer': { form: { target: `group:${crypto.randomUUID()}` }, answer: 400 },
	'/fils/[id]/gerer ?/reunir': { form: { into: crypto.randomUUID() }, answer: 400 },
	'/fils/[id]/messages/[post] ?/modifier': { form: { body: 'Autrement', title: '' } },
	'/fils/[id]/messages/[post] ?/signaler': { form: { reason: 'Pour voir' } },
	// What somebody hides, they put back next.
	'/fils/[id]/messages/[post] ?/masquer': { form: { reason: 'Pour voir' } },
	'/groupes/[id]/fils/nouveau POST': {
		form: { kind: 'information', title: 'Une information', body: 'La voici.' },
	},
});
