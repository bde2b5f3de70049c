/** What two groups of the demonstration network keep: public pages of the State, as anybody finds them. */
export const shelf = [
	{
		...{ key: 'onpv', group: 'club-ouest', by: null, ago: 40, collection: 'Chiffres et cartes' },
		...{ title: 'Observatoire national de la politique de la ville', address: 'https://www.onpv.fr/' },
		note: 'Portraits de quartiers et rapports annuels, à citer avec leur année.',
		...{ theme: null, language: 'francais', easy: 0, publishedAgo: null, expiresIn: null },
	},
	{
		...{ key: 'sig', group: 'club-ouest', by: null, ago: 12, collection: 'Chiffres et cartes' },
		...{ title: 'Système d’information géographique de la politique de la ville' },
		...{ address: 'https://sig.ville.gouv.fr/', note: 'Le périmètre de chaque quartier, rue par rue.' },
		...{ theme: null, language: 'francais', easy: 0, publishedAgo: null, expiresIn: null },
	},
	{
		...{ key: 'cites', group: 'club-ouest', by: null, ago: 5, collection: 'Textes officiels' },
		...{ title: 'Cités éducatives : le site national', address: 'https://www.citeseducatives.fr/' },
		...{
			note: '',
			theme: 'reussite-educative',
			language: 'francais',
			easy: 0,
			publishedAgo: null,
			expiresIn: 200,
		},
	},
	{
		...{ key: 'falc', group: 'espace-Angers', by: 'angers-authority', ago: 20, collection: null },
		...{ title: 'Écrire en facile à lire et à comprendre', address: 'https://www.culture.gouv.fr/' },
		...{ note: 'Pour les invitations aux familles.', theme: 'parentalite', language: 'francais', easy: 1 },
		...{ publishedAgo: 300, expiresIn: null },
	},
	{
		...{ key: 'calendrier', group: 'espace-Angers', by: 'angers-academy', ago: 90, collection: null },
		...{
			title: 'Calendrier scolaire de l’an dernier',
			address: 'https://www.education.gouv.fr/calendrier-scolaire',
		},
		...{
			note: '',
			theme: 'reussite-educative',
			language: 'francais',
			easy: 0,
			publishedAgo: 400,
			expiresIn: -30,
		},
	},
] as const;
