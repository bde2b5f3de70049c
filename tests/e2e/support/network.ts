import { seedId } from '#server/seed/identity.ts';
import { createHash } from 'node:crypto';

/** People of the demonstration network who can sign in, by what they are to the tests. */
export const people = {
	/** Sits for the town of Angers, animates the cité’s space. */
	authority: 'Léa Montfort',
	/** Sits for the State in Angers. */
	state: 'Inès Delaunay',
	/** Sits for the academy in Angers. */
	academy: 'Samir Haddad',
	/** Observes the cité’s space: reads its documents, writes in none. */
	observer: 'Monique Aubry-Keita',
	/** Directs an association; alone to have a password during its test. */
	director: 'Hélène Jaouen-Marchand',
	/** Has an account, and no place in any closed group. */
	stranger: 'Victor Annequin',
	/** Of a resource centre that facilitates cités. */
	facilitator: 'Sophie Kerléau',
	/** Runs the platform. */
	administrator: 'Camille Orsini',
	/** Health mediator in Lorient. */
	mediator: 'Denis Kerbrat',
} as const;

const group = (key: string) => `/groupes/${seedId('group', key)}`;
const poll = (key: string) => `/sondages/${seedId('poll', key)}`;
const document = (key: string) => `/documents/${seedId('document', key)}`;

/** Addresses of the demonstration network: the same on every machine. */
export const addresses = {
	mediator: `/acteurs/${seedId('actor', 'mediator')}`,
	objected: `/acteurs/${seedId('actor', 'objected')}`,
	organisation: `/structures/${seedId('organisation', 'escale')}`,
	commune: '/territoires/commune/56121',
	quarter: '/territoires/qpv/QN05604M',
	region: '/territoires/region/52',
	cite: '/cites/angers',
	citeGroup: group('espace-Angers'),
	club: group('club-ouest'),
	closedGroup: group('protocole-angers'),
	protocol: document('protocole-angers'),
	publicNote: document('note-memoire'),
	/** A question on the club, and one of the cité’s space. */
	question: `/fils/${seedId('thread', 'interim')}`,
	citeQuestion: `/fils/${seedId('thread', 'caf')}`,
	slots: poll('angers-comite'),
	call: `/appels/${seedId('call', 'bilan')}`,
	survey: `${group('espace-Angers')}/enquetes/${seedId('survey', 'mercredi')}`,
	surveyForm: `/enquetes/${createHash('sha256').update(seedId('survey', 'mercredi')).digest('base64url')}`,
	consent: poll('angers-horaires'),
	ranking: poll('club-printemps'),
	rhythm: poll('club-rythme'),
} as const;

/** Everyone’s pages, then those of people who are signed in: what is looked at in every width and light. */
export const openPages = [
	'/',
	'/annuaire',
	'/annuaire?q=m%C3%A9diateur',
	'/annuaire?q=zzzz',
	'/annuaire/carte',
	'/annuaire/carte?lieu=region-52',
	'/annuaire/carte?lieu=commune-49007',
	addresses.mediator,
	addresses.organisation,
	addresses.commune,
	addresses.quarter,
	addresses.region,
	'/cites',
	addresses.cite,
	'/groupes',
	addresses.club,
	`${addresses.publicNote}/lecture`,
	'/connexion',
	'/connexion/envoye',
	`/connexion/${'A'.repeat(43)}`,
	`/annuaire/arret/${'A'.repeat(43)}`,
	'/objection',
	'/objection?fait=envoye',
	`/objection/${'A'.repeat(43)}`,
	`/invitations/${'A'.repeat(43)}`,
	`/fils/repondre/${'A'.repeat(43)}`,
	`/sondages/repondre/${'A'.repeat(43)}`,
	addresses.question,
	`${addresses.club}/fils`,
	`${addresses.club}/ressources`,
	`${addresses.club}/presentation`,
	`${addresses.club}/ressources?q=zzzz`,
	`${addresses.club}/ressources/${seedId('resource', 'sig')}`,
	`/par-courriel/${'A'.repeat(43)}`,
	addresses.surveyForm,
	`${addresses.surveyForm}?merci`,
	`/enquetes/${'A'.repeat(43)}`,
	`/rejoindre/${'A'.repeat(43)}`,
	'/bibliotheque',
	'/agenda',
	'/aide',
	'/accessibilite',
	'/donnees-personnelles',
	'/mentions-legales',
	'/documents',
	'/rien-de-tel',
] as const;

/** Of the authority’s person, who is looked at with. */
const own = `/acteurs/${seedId('actor', 'angers-authority')}`;
const ownOrganisation = `/structures/${seedId('organisation', 'ville-49007')}`;

/** Of who animates the network. */
export const keeperPages = [
	'/annuaire/imports',
	'/annuaire/doublons',
	'/annuaire/doublons?type=personnes',
] as const;

export const memberPages = [
	'/',
	'/annuaire',
	'/annuaire?q=m%C3%A9diateur',
	'/annuaire/enregistrees',
	'/annuaire/recherches',
	'/groupes',
	addresses.citeGroup,
	addresses.closedGroup,
	`${addresses.citeGroup}/documents/nouveau`,
	`${addresses.citeGroup}/documents/nouveau?modele=protocol`,
	`${addresses.citeGroup}/modeles`,
	`${addresses.citeGroup}/invitations`,
	`${addresses.citeGroup}/membres`,
	`${addresses.citeGroup}/sous-groupe`,
	`${addresses.citeGroup}/fils`,
	`${addresses.citeGroup}/fils?q=zzzz`,
	`${addresses.citeGroup}/fils/nouveau`,
	addresses.citeQuestion,
	`${addresses.citeQuestion}/gerer`,
	`${addresses.citeQuestion}/messages/${seedId('post', 'caf/0')}`,
	`${addresses.citeQuestion}/messages/${seedId('post', 'caf/1')}`,
	`${addresses.citeGroup}/vie`,
	`${addresses.citeGroup}/bienvenue`,
	`${addresses.citeGroup}/sondages`,
	`${addresses.citeGroup}/sondages/nouveau`,
	`${addresses.citeGroup}/sondages/nouveau?forme=dates`,
	`${addresses.citeGroup}/sondages/nouveau?forme=choice`,
	`${addresses.slots}?fuseau=Pacific/Noumea`,
	addresses.consent,
	addresses.ranking,
	addresses.rhythm,
	`${addresses.citeGroup}/enquetes`,
	`${addresses.citeGroup}/enquetes/nouvelle`,
	addresses.survey,
	`${addresses.citeGroup}/liens`,
	`${addresses.citeGroup}/appels`,
	`${addresses.citeGroup}/ressources`,
	`${addresses.citeGroup}/annuaire`,
	`${addresses.citeGroup}/annuaire?par=structure&q=zzzz`,
	`${addresses.citeGroup}?comme=membre`,
	`${addresses.citeGroup}/presentation`,
	`${addresses.citeGroup}/presentation/modifier?lieu=angers`,
	`${addresses.club}/annuaire?par=cite`,
	`${addresses.citeGroup}/ressources/nouvelle`,
	`${addresses.citeGroup}/ressources/collections`,
	`${addresses.citeGroup}/ressources/${seedId('resource', 'falc')}`,
	`${addresses.closedGroup}/ressources`,
	`${addresses.citeGroup}/appels/nouveau`,
	`${addresses.call}?structure=centre%20social`,
	'/documents',
	addresses.protocol,
	`${addresses.protocol}/lecture`,
	own,
	`${own}?vue=public`,
	`${own}/modifier`,
	`${own}/fonctions?structure=centre%20social`,
	`${own}/photo`,
	`${own}/territoires?lieu=angers`,
	`${own}/corrections`,
	`${own}/quitter`,
	`${own}/fusionner?personne=durand`,
	`${addresses.mediator}/corriger`,
	`${addresses.mediator}/ecrire`,
	`${addresses.mediator}/presenter?a=sommeil`,
	`${addresses.organisation}/corriger`,
	`${ownOrganisation}/modifier?lieu=angers`,
	`${ownOrganisation}/corrections`,
	'/acteurs/nouveau?structure=centre%20social',
	`${ownOrganisation}/fusionner?structure=ville`,
	'/compte',
	'/deconnexion/mots',
	'/rien-de-tel',
] as const;
