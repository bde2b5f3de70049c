import { demonstrationAccounts } from '../accounts/demonstration.ts';
import { makeSignInLink } from '../accounts/sign-in-links.ts';
import type { Context } from '../context.ts';

/**
 * What `npm run demo` says once it listens: where to go, and one sign-in link for each fictitious person, good once and
 * for ten minutes; after that, the sign-in page offers the same accounts.
 */
export async function welcome(context: Context): Promise<string> {
	const links: string[] = [];
	for (const account of await demonstrationAccounts(context)) {
		const link = await makeSignInLink(context, account.id);
		links.push(`  ${account.name}, ${account.function} (${account.organisation})`, `    ${link}`);
	}
	return [
		'',
		`  Maillage, réseau de démonstration : ${context.config.ORIGIN}`,
		'  Deux navigateurs, deux comptes, un même document : tout s’écrit à plusieurs.',
		'',
		...links,
		'',
		'  Chaque lien sert une fois, dans les dix minutes. Ensuite, les mêmes comptes sont sur la page',
		`  ${context.config.ORIGIN}/connexion`,
		'',
	].join('\n');
}
