/** What keys do in the table, as the help says it. */
export const gridKeys = [
	{
		title: 'Se déplacer',
		lines: [
			{ keys: ['↑ ↓ ← →'], says: 'Case voisine' },
			{ keys: ['Tab'], says: 'Case suivante, Maj+Tab la précédente' },
			{ keys: ['Début'], says: 'Début de la ligne, Fin son bout' },
			{ keys: ['Ctrl+Début'], says: 'Première case, Ctrl+Fin la dernière' },
			{ keys: ['Page suivante'], says: 'Plus bas, Page précédente plus haut' },
			{ keys: ['Maj+↓'], says: 'Étendre la sélection' },
			{ keys: ['Ctrl+A'], says: 'Tout sélectionner' },
		],
	},
	{
		title: 'Écrire',
		lines: [
			{ keys: ['Entrée'], says: 'Écrire dans la case, puis descendre' },
			{ keys: ['Entrée'], says: 'Dans les années d’un montant\u00a0: l’année suivante' },
			{ keys: ['F2'], says: 'Écrire à la suite' },
			{ keys: ['une lettre'], says: 'Remplacer ce que la case contient' },
			{ keys: ['Échap'], says: 'Rendre la case telle qu’elle était' },
			{ keys: ['Suppr'], says: 'Vider les cases' },
			{ keys: ['Ctrl+D'], says: 'Recopier vers le bas' },
			{ keys: ['Ctrl+Z'], says: 'Annuler, Ctrl+Maj+Z rétablir' },
		],
	},
	{
		title: 'Copier et ranger',
		lines: [
			{ keys: ['Ctrl+C'], says: 'Copier, Ctrl+X couper' },
			{ keys: ['Ctrl+V'], says: 'Coller des cases, ou une liste d’actions' },
			{ keys: ['Alt+↑'], says: 'Monter la ligne, Alt+↓ la descendre' },
			{ keys: ['Entrée'], says: 'Sur un total d’axe\u00a0: replier ou déplier' },
			{ keys: ['Ctrl+/'], says: 'Cette aide' },
		],
	},
];
