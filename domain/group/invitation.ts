/** Days an invitation may be accepted in; each new letter begins them anew. */
export const invitationDays = 30;
/** Days the address of somebody who never came is kept, once the invitation has ended. */
export const forgottenAfterDays = 90;
/** People that one account may invite in a day, letters sent again included: a town hall’s list, not a campaign. */
export const invitationsADay = 500;

/** How an invitation ended. */
export type InvitationOutcome = 'accepted' | 'declined' | 'revoked';
export type InvitationState = 'waiting' | 'expired' | InvitationOutcome;

export const invitationStateNames: Record<InvitationState, string> = {
	waiting: 'En attente',
	accepted: 'Acceptée',
	declined: 'Déclinée',
	expired: 'Sans réponse, expirée',
	revoked: 'Retirée',
};

/** What invited people become; nobody is made an animator by a letter. */
export const invitedRoles = ['member', 'observer', 'guest'] as const;
export type InvitedRole = (typeof invitedRoles)[number];

/** « Membre », and what it means in one sentence. */
export const invitedRoleWords: Record<InvitedRole, { readonly name: string; readonly means: string }> = {
	member: { name: 'Membre', means: 'lit et écrit avec les autres' },
	observer: { name: 'Observateur', means: 'lit tout, n’écrit pas' },
	guest: { name: 'Invité', means: 'lit ce qui est partagé, le temps d’un travail' },
};

/** In the group at once, by an address alone. */
export const mailMemberWords = {
	name: 'Membre par e-mail',
	means: 'reçoit et répond depuis sa messagerie, dès maintenant, sans ouvrir de compte',
} as const;

/** @param now and `expiresAt`: instants as ISO 8601. */
export const invitationState = (
	{ outcome, expiresAt }: { readonly outcome: InvitationOutcome | null; readonly expiresAt: string },
	now: string,
): InvitationState => outcome ?? (expiresAt <= now ? 'expired' : 'waiting');
