/** What `npm run demo` says once it listens: where to go, and how to enter. */
export function welcome(origin: string): string {
	return [
		'',
		`  Maillage, réseau de démonstration : ${origin}`,
		`  Pour y entrer avec l’un des comptes fictifs : ${origin}/connexion`,
		'  Deux navigateurs, deux comptes, un même document : tout s’écrit à plusieurs.',
		'',
	].join('\n');
}
