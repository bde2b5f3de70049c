const word = /^[a-z][a-z-]{0,23}(\.[a-z]{1,12})?$/;

/**
 * `/groupes/7f3c…/documents?x=1` → `/groupes/:id/documents`: what a log may keep of an address [L9]. Whatever is not a
 * plain word might be an id, a token or something typed.
 */
export function routePath(url: string): string {
	const path = url.split(/[?#]/, 1)[0] ?? '';
	if (path.startsWith('/_app/')) return '/_app';
	const segments = path.split('/').slice(1, 8);
	const [first = ''] = segments;
	return `/${segments.map((segment) => (segment === '' || isPublic(segment, first) ? segment : ':id')).join('/')}`;
}

function isPublic(segment: string, first: string): boolean {
	const secret = first === 'connexion' && segment !== 'connexion' && segment !== 'envoye';
	return !secret && word.test(segment);
}
