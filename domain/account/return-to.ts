const here = 'https://maillage.invalid';

/**
 * Where to go after signing in: a path of this site, or home [I3]. Anything that a browser could read as another site
 * (`//evil`, `/\evil`, a scheme, a control character) is home.
 */
export function safeReturn(text: string | null | undefined): string {
	if (!text || text.length > 500 || !text.startsWith('/') || /[\\\p{Cc}]/u.test(text)) return '/';
	if (!URL.canParse(text, here)) return '/';
	const url = new URL(text, here);
	if (url.origin !== here || url.pathname.startsWith('//')) return '/';
	return url.pathname + url.search + url.hash;
}
