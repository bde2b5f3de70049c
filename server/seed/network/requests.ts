/** Who asks to come into the Club de l’Ouest these days, why, and days ago. */
export const requests: readonly { readonly person: string; readonly words: string; readonly days: number }[] =
	[
		{
			person: 'health-angers',
			words:
				'Nous tenons une permanence santé au collège Pergaud. J’aimerais savoir comment d’autres cités s’y prennent.',
			days: 3,
		},
	];

/** Who is in a group of Angers by e-mail: two people of the quarter without an account. */
export const mailMembers: readonly {
	readonly group: string;
	readonly name: string;
	readonly email: string;
}[] = [
	{ group: 'deux-rives', name: 'Josiane Lemoine', email: 'josiane.lemoine@example.org' },
	{ group: 'deux-rives', name: 'Bakary Sissoko', email: 'bakary.sissoko@example.org' },
];
