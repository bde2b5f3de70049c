/** What a group keeps and says of itself: as `routeAccess`, which has it. */
export const groupRouteAccess = {
	// Whoever is in it by a role of theirs.
	'/groupes/[id]/bienvenue': { GET: 'group.leave', POST: 'group.leave' },
	'/groupes/[id]/annuaire': { GET: 'group.read-members' },
	'/groupes/[id]/annuaire/export.csv': { GET: 'group.read-members' },
	'/groupes/[id]/presentation': { GET: 'group.read' },
	'/groupes/[id]/presentation/modifier': {
		GET: 'group.animate',
		'?/enregistrer': 'group.animate',
		'?/ajouter': 'group.animate',
		'?/retirer': 'group.animate',
	},
	'/groupes/[id]/ressources': { GET: 'resource.read' },
	'/groupes/[id]/ressources/[ressource]': {
		GET: 'resource.read',
		'?/enregistrer': 'resource.edit',
		'?/retirer': 'resource.edit',
		'?/remettre': 'resource.edit',
	},
	'/groupes/[id]/ressources/collections': {
		GET: 'resource.arrange',
		'?/creer': 'resource.arrange',
		'?/renommer': 'resource.arrange',
		'?/defaire': 'resource.arrange',
	},
	'/groupes/[id]/ressources/export.csv': { GET: 'resource.read' },
	'/groupes/[id]/ressources/nouvelle': { GET: 'resource.add', POST: 'resource.add' },
} as const;
