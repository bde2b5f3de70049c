import type { Posted } from './group-asks.ts';
import type { World } from './world.ts';

/** Forms about records that are right, so that only the right to send them decides; see `posted` of asks.ts. */
export const recordForms = (world: World): Readonly<Record<string, Posted>> => ({
	// No such correction: said to who might decide.
	'/acteurs/[id]/corrections ?/accepter': { form: { id: crypto.randomUUID() }, answer: 409 },
	'/acteurs/[id]/corrections ?/decliner': { form: { id: crypto.randomUUID() }, answer: 409 },
	'/acteurs/[id]/corriger POST': { form: { field: 'other', value: 'Rien', reason: '' } },
	'/structures/[id]/corrections ?/accepter': { form: { id: crypto.randomUUID() }, answer: 409 },
	'/structures/[id]/corrections ?/decliner': { form: { id: crypto.randomUUID() }, answer: 409 },
	// A record that has changed since the form was shown, whatever it was: said to whoever might change it.
	'/structures/[id]/modifier ?/enregistrer': {
		form: { name: 'Centre de la table', kind: 'facilitator', seen: '' },
		answer: 409,
	},
	'/structures/[id]/modifier ?/lieu': { form: { lieu: '' } },
	'/structures/[id]/modifier ?/parent': { form: { parent: '' } },
	'/structures/[id]/modifier ?/reconnaitre': { form: { id: crypto.randomUUID() }, answer: 404 },
	'/structures/[id]/corriger POST': { form: { field: 'other', value: 'Rien', reason: '' } },
	'/acteurs/[id]/ecrire POST': { form: { text: 'Bonjour' } },
	// Nobody to be introduced to: said to whoever might write.
	'/acteurs/[id]/presenter POST': { form: { other: crypto.randomUUID(), text: 'Bonjour' }, answer: 400 },
	'/acteurs/[id]/fonctions ?/ajouter': {
		form: {
			organisation: world.organisationId,
			function: 'Bénévole',
			from: '2026-01-05',
			until: '',
			visibility: 'me',
		},
	},
	'/acteurs/[id]/fonctions ?/changer': {
		form: { id: crypto.randomUUID(), function: 'Bénévole', from: '2026-01-05', until: '', visibility: 'me' },
		answer: 404,
	},
	'/acteurs/[id]/fonctions ?/retirer': { form: { id: crypto.randomUUID() }, answer: 404 },
	'/acteurs/[id]/fusionner ?/fusionner': { form: { avec: crypto.randomUUID() }, answer: 404 },
	'/acteurs/[id]/fusionner ?/defaire': { form: { fusion: crypto.randomUUID() }, answer: 409 },
	'/acteurs/[id]/modifier POST': {
		form: { name: 'Personne inscrite', email: 'entered@example.org', 'messages-vu': 'network', seen: '' },
		answer: 409,
	},
	'/acteurs/nouveau POST': {
		form: {
			...{ organisation: world.organisationId, name: 'Camille Table', function: 'Bénévole' },
			...{ email: `${crypto.randomUUID()}@example.org`, from: '2026-01-05', source: 'la table des droits' },
		},
	},
	'/acteurs/[id]/territoires ?/ajouter': { form: { lieu: 'commune-49007', visibility: 'me' } },
	// No photo is chosen, and there is none: said to whoever might.
	'/acteurs/[id]/photo ?/enregistrer': { form: { visibility: 'me' }, answer: 400 },
	'/acteurs/[id]/photo/apercu GET': { form: {}, answer: 404 },
});
