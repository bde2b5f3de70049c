import { can, type Action, type ResourceOf } from '#domain/access/can.ts';
import { visibilities } from '#domain/access/visibility.ts';
import { fieldVisibilities } from '#domain/directory/policy.ts';
import { routeAccess, type RouteAccess, type Way } from '../../src/route-access.ts';
import { factsOf, parseWhen } from './facts.ts';
import { personas, place } from './personas.ts';
import { pollForms } from './poll-forms.ts';
import { recordForms } from './record-forms.ts';
import { postedAboutGroups, type Posted } from './group-asks.ts';
import { actionOfWorld } from './world-documents.ts';
import { threadForms } from './thread-forms.ts';
import { photosOfWorld } from './world-records.ts';
import type { World } from './world.ts';

/** One question to a running server: an address, what the table says about it, and what is sent. */
export interface Ask {
	readonly route: string;
	readonly way: Way;
	readonly path: string;
	/** As in the column « when » of docs/permissions.md. */
	readonly when: string;
	/** Fields of the form, for ways that change something. */
	readonly form: Readonly<Record<string, string>>;
	/** Statuses that mean that it was let through. */
	readonly through: readonly number[];
}

type Subject = Pick<Ask, 'path' | 'when'>;

/** What each kind of parameter stands for in the world; the routes that need none are asked as they are. */
function subjects(route: string, world: World): Subject[] {
	const fill = (name: string, values: readonly (readonly [value: string, when: string])[]) =>
		values.map(([value, when]) => ({ path: route.replaceAll(name, value), when }));
	// A resource of the world has the id of its group.
	if (route.includes('[ressource]')) return subjects(route.replace('[ressource]', '[id]'), world);
	if (route.startsWith('/groupes/[id]/modeles/[modele]'))
		return visibilities.map((visibility) => ({
			path: route
				.replace('[id]', world.groups[visibility])
				.replace('[modele]', world.templates[visibility])
				.replace('[clause]', 'text'),
			when: `${visibility}, free`,
		}));
	if (route.startsWith('/fils/[id]'))
		return visibilities.map((visibility) => {
			const { id, postId } = world.threads[visibility];
			return { path: route.replace('[id]', id).replace(/\[(post|piece)\]/, postId), when: visibility };
		});
	if (route.startsWith('/groupes/[id]/enquetes/[enquete]'))
		return visibilities.map((visibility) => ({
			path: route.replace('[id]', world.groups[visibility]).replace('[enquete]', world.surveys[visibility]),
			when: `${visibility}, free`,
		}));
	if (route.startsWith('/groupes/[id]'))
		return fill(
			'[id]',
			visibilities.map((visibility) => [world.groups[visibility], `${visibility}, free`]),
		);
	if (route.startsWith('/documents/[id]'))
		return fill(
			'[id]',
			visibilities.map((visibility) => [world.documents[visibility], visibility]),
		).map(({ path, when }) => ({ path: path.replace('[action]', actionOfWorld), when }));
	if (route === '/sondages/[id]' || route === '/appels/[id]') {
		const ids = route === '/appels/[id]' ? world.calls : world.polls;
		return visibilities.flatMap((visibility) => fill('[id]', [[ids[visibility], visibility]]));
	}
	if (route === '/photos/[id]')
		return fieldVisibilities.flatMap((seen) => fill('[id]', [[photosOfWorld[seen], seen]]));
	if (route === '/pieces/[id]')
		return fill(
			'[id]',
			visibilities.map((visibility) => [world.pieces[visibility], visibility]),
		);
	if (route.startsWith('/acteurs/[id]'))
		return fill('[id]', [
			[world.enteredActorId, 'network, entered'],
			[world.objectedActorId, 'network, objected'],
		]);
	if (route.startsWith('/structures/[id]')) return fill('[id]', [[world.organisationId, 'any']]);
	if (route === '/annuaire/imports/[id]') return fill('[id]', [[world.importId, 'any']]);
	if (route === '/cites/[slug]') return fill('[slug]', [[world.citeSlug, 'any']]);
	if (route === '/territoires/[kind]/[code]') return [{ path: '/territoires/commune/49007', when: 'any' }];
	if (route.includes('/[token]')) return fill('[token]', [['A'.repeat(43), 'any']]);
	if (route.includes('['))
		throw new Error(`tests/permissions/asks.ts does not know what ${route} stands for`);
	return [{ path: route, when: 'any' }];
}

const password = 'une phrase que personne ne sait';

const newGroup = {
	...{ name: 'Groupe de la table', presentation: 'Il existe pour elle.', kind: 'working' },
	...{ visibility: 'members', entry: 'invitation' },
};

/** Forms that are right, so that only the right to send them decides. Made anew each time: addresses are counted. */
const posted = (world: World): Readonly<Record<string, Posted>> => ({
	...recordForms(world),
	// No such pair, no other record, no such merge: said to whoever might decide.
	'/annuaire/doublons ?/distinctes': {
		form: { une: crypto.randomUUID(), autre: crypto.randomUUID() },
		answer: 404,
	},
	'/structures/[id]/fusionner ?/fusionner': { form: { avec: crypto.randomUUID() }, answer: 404 },
	'/structures/[id]/fusionner ?/defaire': { form: { fusion: crypto.randomUUID() }, answer: 409 },
	// No file: said to whoever might bring one.
	'/annuaire/imports POST': { form: { kind: 'organisations', source: 'la table des droits' }, answer: 400 },
	// It was taken back already: said to whoever might have decided.
	...Object.fromEntries(
		[
			'colonnes',
			'decider',
			'decider-tout',
			'confirmer',
			'interrompre',
			'reprendre',
			'annuler',
			'abandonner',
		].map((name) => [`/annuaire/imports/[id] ?/${name}`, { form: {}, answer: 409 }]),
	),
	'/compte ?/terminer': { form: { session: crypto.randomUUID() }, answer: 404 },
	'/compte ?/passe': { form: { password } },
	'/compte ?/sans-passe': { form: { current: password } },
	'/connexion ?/lien': { form: { email: `${crypto.randomUUID()}@example.org` } },
	'/connexion ?/passe': { form: { email: `${crypto.randomUUID()}@example.org`, password }, answer: 400 },
	'/connexion ?/essai': { form: { account: crypto.randomUUID() }, answer: 404 },
	'/connexion/[token] GET': { form: {}, answer: 410 },
	'/connexion/[token] POST': { form: {}, answer: 410 },
	'/invitations/[token] GET': { form: {}, answer: 410 },
	'/invitations/[token] ?/accepter': { form: { name: 'Camille Table' }, answer: 410 },
	'/invitations/[token] ?/decliner': { form: {}, answer: 410 },
	...threadForms(),
	...postedAboutGroups(),
	'/groupes/nouveau POST': { form: newGroup },
	// Under a sub-group: said to whoever might under a group.
	'/groupes/[id]/sous-groupe GET': { form: {}, answer: 409 },
	'/groupes/[id]/sous-groupe POST': { form: newGroup, answer: 409 },
	// Nobody of this group.
	'/groupes/[id]/membres ?/role': { form: { actor: crypto.randomUUID(), role: 'member' }, answer: 404 },
	'/groupes/[id]/membres ?/retirer': { form: { actor: crypto.randomUUID() }, answer: 404 },
	'/groupes/[id]/invitations ?/inviter': {
		form: { people: `${crypto.randomUUID()}@example.org`, words: '', role: 'member' },
	},
	// No such invitation.
	'/groupes/[id]/invitations ?/relancer': { form: { id: crypto.randomUUID() }, answer: 404 },
	'/groupes/[id]/invitations ?/retirer': { form: { id: crypto.randomUUID() }, answer: 404 },
	...pollForms(),
	'/annuaire/arret/[token] GET': { form: {}, answer: 410 },
	'/annuaire/arret/[token] POST': { form: {}, answer: 410 },
	// Nothing is asked: said to whoever might keep it.
	'/annuaire ?/enregistrer': { form: {}, answer: 400 },
	'/annuaire/enregistrees ?/nommer': {
		form: { id: crypto.randomUUID(), name: 'Une recherche' },
		answer: 404,
	},
	'/annuaire/enregistrees ?/alerte': { form: { id: crypto.randomUUID(), alert: 'week' }, answer: 404 },
	'/annuaire/enregistrees ?/retirer': { form: { id: crypto.randomUUID() }, answer: 404 },
	'/annuaire/enregistrees ?/remettre': { form: { id: crypto.randomUUID() }, answer: 404 },
	'/objection POST': { form: { email: `${crypto.randomUUID()}@example.org` } },
	'/objection/[token] GET': { form: {}, answer: 410 },
	'/objection/[token] POST': { form: {}, answer: 410 },
	'/documents/[id] ?/rename': { form: { title: 'Un autre titre' } },
	// The body, whatever it is, is the file.
	'/documents/[id]/pieces POST': { form: { fichier: 'des mots' }, answer: 201 },
	'/documents/[id]/pieces/copie POST': { form: { piece: world.pieces.public }, answer: 201 },
	// Neither in its template nor proposed: said to whoever might take it.
	'/documents/[id] ?/ajouter': { form: { clause: 'governance' }, answer: 409 },
	'/documents/[id] ?/ecarter': { form: { clause: 'governance' }, answer: 409 },
	// Changed since, whatever it was: said to whoever might change it.
	'/groupes/[id]/modeles ?/creer': { form: { document: crypto.randomUUID(), name: 'Modèle' }, answer: 400 },
	'/groupes/[id]/modeles/[modele] ?/nommer': {
		form: { revision: '0', name: 'Modèle', kind: 'note' },
		answer: 409,
	},
	'/groupes/[id]/modeles/[modele] ?/ajouter': { form: { revision: '0', title: 'Article' }, answer: 409 },
	'/groupes/[id]/modeles/[modele] ?/deplacer': {
		form: { revision: '0', clause: 'text', by: '1' },
		answer: 409,
	},
	'/groupes/[id]/modeles/[modele] ?/publier': { form: { revision: '0' }, answer: 409 },
	'/groupes/[id]/modeles/[modele] ?/archiver': { form: {} },
	'/groupes/[id]/modeles/[modele] ?/restaurer': { form: {} },
	'/groupes/[id]/modeles/[modele]/articles/[clause] ?/enregistrer': {
		form: { revision: '0', title: 'Article' },
		answer: 409,
	},
	'/groupes/[id]/modeles/[modele]/articles/[clause] ?/retirer': { form: { revision: '0' }, answer: 409 },
	'/groupes/[id] ?/quitter': { form: { confirmation: 'oui' } },
	'/groupes/[id]/documents/nouveau POST': {
		form: { template: 'note', title: 'Une note', visibility: 'members' },
	},
});

/** Every way of every declared route, for everything it may be about. */
export function allAsks(world: World): Ask[] {
	const forms = posted(world);
	return Object.entries(routeAccess as RouteAccess).flatMap(([route, ways]) =>
		(Object.keys(ways) as Way[]).flatMap((way) => {
			const { form = {}, answer } = forms[`${route} ${way}`] ?? {};
			const through = answer ? [answer] : [200, 303];
			return subjects(route, world).map((subject) => ({ route, way, ...subject, form, through }));
		}),
	);
}

export type Expected = 'allowed' | 401 | 403 | 404;

/** What one asks about to know that something is there, by the first word of its address. */
const readings: Readonly<Record<string, Action>> = {
	groupes: 'group.read',
	fils: 'thread.read',
	documents: 'document.read',
	pieces: 'document.read',
	photos: 'actor-field.read',
	sondages: 'poll.read',
	appels: 'poll.read',
	acteurs: 'actor.read',
};

/** What the table says this person gets: what may not be read does not exist; what may not be done is said. */
export function expectedAnswer(persona: string, { route, way, when }: Ask): Expected {
	const action = (routeAccess as RouteAccess)[route]?.[way];
	if (!action) throw new Error(`${route} declares no action for ${way}`);
	if (may(persona, action, when) || joinsAgain(persona, action)) return 'allowed';
	const noun = route.split('/')[1] ?? '';
	const reading = route.startsWith('/annuaire/imports/') ? 'import.manage' : readings[noun];
	if (reading && route.includes('[') && !may(persona, reading, when)) return 404;
	return persona === 'anonymous' ? 401 : 403;
}

/** Joining a group one is already in changes nothing, and is no error. */
function joinsAgain(persona: string, action: Action): boolean {
	const person = personas[persona];
	return action === 'group.join' && person?.kind === 'member' && person.roles.has(place.group);
}

function may(persona: string, action: Action, when: string): boolean {
	// One’s own account is always the one that `/compte` speaks about.
	const person =
		action === 'account.manage' && persona !== 'anonymous' ? personas['themself'] : personas[persona];
	if (!person) throw new Error(`no such person: ${persona}`);
	const answers = factsOf(action, parseWhen(when), persona).map((facts) =>
		can(person, action, facts as ResourceOf<Action>),
	);
	if (new Set(answers).size > 1) throw new Error(`« ${when} » does not decide ${action} for ${persona}`);
	return answers[0] === true;
}

/** Addresses that look like one that exists, and do not: they must answer exactly as a forbidden one. */
export function strangeTwins({ route, path }: Ask): string[] {
	const [id] = /[0-9a-f-]{36}/.exec(path) ?? [];
	if (!id || !route.includes('[id]')) return [];
	return [
		crypto.randomUUID(),
		id.toUpperCase(),
		id.slice(0, -1),
		`${id}0`,
		'constructor',
		'%27%20or%201=1--',
	].map((strange) => path.replace(id, strange));
}
