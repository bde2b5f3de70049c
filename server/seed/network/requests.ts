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
