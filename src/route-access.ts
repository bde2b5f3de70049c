import type { Action } from '#domain/access/can.ts';

/** How an address is asked: a page or file, a form's default action, or one of its named actions. */
export type Way = 'GET' | 'POST' | `?/${string}`;
export type RouteAccess = Readonly<Record<string, Readonly<Partial<Record<Way, Action>>>>>;

/**
 * The action each address asks `can()` about, by route and way. A route that is not here fails
 * `tests/permissions/routes.test.ts`; each line is asked of a running server for every kind of person.
 */
export const routeAccess = {
	'/': { GET: 'network.visit' },
	'/accessibilite': { GET: 'network.visit' },
	'/acteurs/[id]': { GET: 'actor.read', '?/confirmer': 'actor.edit' },
	'/acteurs/[id]/corrections': {
		GET: 'actor.edit',
		'?/accepter': 'actor.edit',
		'?/decliner': 'actor.edit',
	},
	'/acteurs/[id]/corriger': { GET: 'actor.suggest', POST: 'actor.suggest' },
	'/acteurs/[id]/ecrire': { GET: 'actor.write-to', POST: 'actor.write-to' },
	'/acteurs/[id]/fonctions': {
		GET: 'actor.edit',
		'?/ajouter': 'actor.edit',
		'?/changer': 'actor.edit',
		'?/retirer': 'actor.edit',
	},
	'/acteurs/nouveau': { GET: 'network.take-part', POST: 'network.take-part' },
	'/acteurs/[id]/modifier': { GET: 'actor.edit', POST: 'actor.edit' },
	'/acteurs/[id]/presenter': { GET: 'actor.write-to', POST: 'actor.write-to' },
	'/acteurs/[id]/quitter': {
		GET: 'actor.edit-contact',
		'?/quitter': 'actor.edit-contact',
		'?/revenir': 'actor.edit-contact',
	},
	'/acteurs/[id]/territoires': {
		GET: 'actor.edit',
		'?/ajouter': 'actor.edit',
		'?/enregistrer': 'actor.edit',
	},
	'/agenda': { GET: 'network.visit' },
	'/aide': { GET: 'network.visit' },
	'/annuaire': { GET: 'network.visit', '?/enregistrer': 'network.take-part' },
	'/annuaire/arret/[token]': { GET: 'network.visit', POST: 'network.visit' },
	'/annuaire/enregistrees': {
		GET: 'network.take-part',
		'?/nommer': 'network.take-part',
		'?/alerte': 'network.take-part',
		'?/retirer': 'network.take-part',
		'?/remettre': 'network.take-part',
	},
	'/annuaire/carte': { GET: 'network.visit' },
	'/annuaire/export.csv': { GET: 'network.visit' },
	'/annuaire/recherches': { GET: 'search.read-log' },
	'/annuaire/doublons': {
		GET: 'import.begin',
		'?/chercher': 'import.begin',
		'?/distinctes': 'import.begin',
	},
	'/annuaire/imports': { GET: 'import.begin', POST: 'import.begin' },
	'/annuaire/imports/[id]': {
		GET: 'import.manage',
		'?/colonnes': 'import.manage',
		'?/decider': 'import.manage',
		'?/decider-tout': 'import.manage',
		'?/confirmer': 'import.manage',
		'?/interrompre': 'import.manage',
		'?/reprendre': 'import.manage',
		'?/annuler': 'import.manage',
		'?/abandonner': 'import.manage',
	},
	'/bibliotheque': { GET: 'network.visit' },
	'/cites': { GET: 'network.visit' },
	'/cites/[slug]': { GET: 'cite.read' },
	'/compte': {
		GET: 'account.manage',
		'?/terminer': 'account.manage',
		'?/terminer-autres': 'account.manage',
		'?/passe': 'account.manage',
		'?/sans-passe': 'account.manage',
	},
	'/connexion': {
		GET: 'network.sign-in',
		'?/lien': 'network.sign-in',
		'?/passe': 'network.sign-in',
		'?/essai': 'network.sign-in',
	},
	'/connexion/[token]': { GET: 'network.sign-in', POST: 'network.sign-in' },
	'/connexion/envoye': { GET: 'network.sign-in' },
	'/deconnexion': { POST: 'network.sign-in' },
	'/deconnexion/mots': { GET: 'network.sign-in' },
	'/documents': { GET: 'network.take-part' },
	'/documents/[id]': {
		GET: 'document.read',
		'?/rename': 'document.write',
		'?/ajouter': 'document.take-clauses',
		'?/ecarter': 'document.take-clauses',
	},
	'/documents/[id]/actions/[action]': { GET: 'document.read' },
	'/documents/[id]/export.csv': { GET: 'document.export' },
	'/documents/[id]/export.ics': { GET: 'document.export' },
	'/documents/[id]/export.json': { GET: 'document.export' },
	'/documents/[id]/export.xlsx': { GET: 'document.export' },
	'/documents/[id]/lecture': { GET: 'document.read' },
	'/documents/[id]/personnes': { GET: 'document.write' },
	'/documents/[id]/pieces': { POST: 'document.write' },
	'/documents/[id]/pieces/copie': { POST: 'document.write' },
	'/documents/[id]/noms': { GET: 'document.read' },
	'/documents/[id]/references': { GET: 'document.write' },
	'/documents/[id]/territoires': { GET: 'document.read' },
	'/donnees-personnelles': { GET: 'network.visit' },
	'/groupes': { GET: 'network.visit' },
	'/groupes/[id]': {
		GET: 'group.read',
		'?/rejoindre': 'group.join',
		'?/demander': 'group.ask',
		'?/retirer-demande': 'group.withdraw-request',
		'?/reveiller': 'group.change-life',
		'?/animer': 'group.take-over',
		'?/decliner': 'group.take-over',
		'?/reprendre': 'group.take-over',
		'?/quitter': 'group.leave',
	},
	'/groupes/[id]/documents/nouveau': { GET: 'document.create', POST: 'document.create' },
	'/groupes/[id]/invitations': {
		GET: 'group.invite',
		'?/inviter': 'group.invite',
		'?/accepter': 'group.invite',
		'?/refuser': 'group.invite',
		'?/relancer': 'group.invite',
		'?/retirer': 'group.invite',
	},
	'/groupes/[id]/liens': {
		GET: 'group.invite',
		'?/creer': 'group.invite',
		'?/fermer': 'group.invite',
	},
	'/groupes/[id]/membres': {
		GET: 'group.animate',
		'?/role': 'group.animate',
		'?/retirer-courriel': 'group.animate',
		'?/retirer': 'group.animate',
	},
	'/groupes/[id]/sous-groupe': { GET: 'group.found', POST: 'group.found' },
	'/groupes/[id]/vie': {
		GET: 'group.change-life',
		'?/etat': 'group.change-life',
		'?/garder': 'group.change-life',
		'?/passer': 'group.animate',
		'?/reprendre': 'group.animate',
	},
	'/groupes/nouveau': { GET: 'network.found-group', POST: 'network.found-group' },
	'/groupes/[id]/modeles': { GET: 'group.manage-templates', '?/creer': 'group.manage-templates' },
	'/groupes/[id]/modeles/[modele]': {
		GET: 'group.manage-templates',
		'?/nommer': 'group.manage-templates',
		'?/ajouter': 'group.manage-templates',
		'?/deplacer': 'group.manage-templates',
		'?/publier': 'group.manage-templates',
		'?/archiver': 'group.manage-templates',
		'?/restaurer': 'group.manage-templates',
	},
	'/groupes/[id]/modeles/[modele]/apercu': { GET: 'group.manage-templates' },
	'/groupes/[id]/modeles/[modele]/articles/[clause]': {
		GET: 'group.manage-templates',
		'?/enregistrer': 'group.manage-templates',
		'?/retirer': 'group.manage-templates',
	},
	'/invitations/[token]': {
		GET: 'network.visit',
		'?/accepter': 'network.visit',
		'?/decliner': 'network.visit',
	},
	'/mentions-legales': { GET: 'network.visit' },
	'/objection': { GET: 'network.visit', POST: 'network.visit' },
	'/objection/[token]': { GET: 'network.visit', POST: 'network.visit' },
	'/par-courriel/[token]': { GET: 'network.visit', POST: 'network.visit' },
	'/pieces/[id]': { GET: 'document.read' },
	'/rejoindre/[token]': {
		GET: 'network.visit',
		'?/entrer': 'network.take-part',
		'?/lettre': 'network.visit',
	},
	'/structures/[id]': { GET: 'organisation.read', '?/confirmer': 'organisation.edit' },
	'/structures/[id]/corrections': {
		GET: 'organisation.edit',
		'?/accepter': 'organisation.edit',
		'?/decliner': 'organisation.edit',
	},
	'/structures/[id]/corriger': { GET: 'organisation.suggest', POST: 'organisation.suggest' },
	'/structures/[id]/fusionner': {
		GET: 'organisation.edit',
		'?/fusionner': 'organisation.edit',
		'?/defaire': 'organisation.edit',
	},
	'/structures/[id]/modifier': {
		GET: 'organisation.edit',
		'?/enregistrer': 'organisation.edit',
		'?/lieu': 'organisation.edit',
		'?/parent': 'organisation.edit',
		'?/reconnaitre': 'organisation.edit',
	},
	'/territoires/[kind]/[code]': { GET: 'territory.read' },
} as const satisfies RouteAccess;

/** What the server answers itself, before the pages. */
export const operatorAccess = {
	'/healthz': { GET: 'network.operate' },
	'/readyz': { GET: 'network.operate' },
} as const satisfies RouteAccess;

/** The socket `/collab/:documentId`: to open it, then for each change sent through it. */
export const socketAccess = { open: 'document.follow', write: 'document.write' } as const satisfies Record<
	string,
	Action
>;
