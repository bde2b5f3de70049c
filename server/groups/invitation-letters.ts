import type { InvitedRole } from '#domain/group/invitation.ts';
import { typed, type Words } from '../directory/letters.ts';
import { secretPlace } from '../mail/outbox.ts';

const asWhat: Record<InvitedRole, string> = {
	member: '',
	observer: ' comme observateur',
	guest: ' comme invité',
};

/** Invites somebody to a group: by whom, why, and how to come in or to say no. */
export function invitationLetter(told: {
	readonly name: string;
	readonly group: string;
	readonly by: string;
	/** « chargée de mission, CRPV Bretagne »; empty when nothing may be said. */
	readonly byFunction: string;
	readonly words: string;
	readonly role: InvitedRole;
	/** In the group already, by their address alone. */
	readonly byMail: boolean;
	/** The last day it may be accepted, in words. */
	readonly until: string;
}): Words {
	const from = told.byFunction === '' ? typed(told.by) : `${typed(told.by)} (${typed(told.byFunction)})`;
	if (told.byMail) return byMailLetter(told, from);
	return {
		subject: `${told.by} vous invite dans le groupe « ${told.group} »`,
		body: `Bonjour${told.name === '' ? '' : ` ${typed(told.name)}`},

${from} vous invite${asWhat[told.role]}
dans le groupe « ${typed(told.group)} » de Maillage, le réseau de celles
et ceux qui agissent dans les quartiers prioritaires.
${told.words === '' ? '' : `\n    ${typed(told.words)}\n`}
Pour voir de quoi il s’agit, puis entrer ou décliner :

${secretPlace}

Ce lien est pour vous seul : ne le transmettez pas. Il vaut jusqu’au
${told.until}. Si vous ne faites rien, rien ne se passe, et
votre adresse sera oubliée.
`,
	};
}

/** To somebody who is in the group by e-mail from now on: how it goes, and how it stops. */
const byMailLetter = (
	told: { readonly name: string; readonly group: string; readonly by: string; readonly words: string },
	from: string,
): Words => ({
	subject: `${told.by} vous ajoute au groupe « ${told.group} », par e-mail`,
	body: `Bonjour${told.name === '' ? '' : ` ${typed(told.name)}`},

${from} vous ajoute au groupe « ${typed(told.group)} »
de Maillage, le réseau de celles et ceux qui agissent dans les quartiers
prioritaires. Vous en recevez les lettres et y répondez depuis votre
messagerie, sans ouvrir de compte.
${told.words === '' ? '' : `\n    ${typed(told.words)}\n`}
Les membres du groupe voient votre nom ; votre adresse n’est montrée qu’aux
personnes qui l’animent. Pour ne plus rien recevoir, d’un clic, ou pour
entrer avec un compte :

${secretPlace}

Ce lien est pour vous seul : ne le transmettez pas.
`,
});
