import { resourceLimits } from './resource.ts';

/** What sites add to follow who reads them: it changes nothing of what one reads. */
const following =
	/^(utm_|mtm_|pk_|piwik_|matomo_|at_|xtor$|fbclid$|gclid$|msclkid$|mc_cid$|mc_eid$|igshid$)/i;

/** An address that people may follow: on the web, and without the name and password of anybody. Null for any other. */
export function readWebAddress(typed: string): URL | null {
	const words = typed.trim();
	if (words.length > resourceLimits.address || /\s/.test(words)) return null;
	// « exemple.org:8080 » is a site and its port, « mailto: » a scheme.
	const whole = /^[a-z][a-z\d+.-]*:(?!\d)/i.test(words) ? words : `https://${words}`;
	if (!URL.canParse(whole)) return null;
	const url = new URL(whole);
	const isWeb = url.protocol === 'https:' || url.protocol === 'http:';
	return isWeb && url.username === '' && url.password === '' && url.hostname.includes('.') ? url : null;
}

/**
 * What two addresses of one page have in common: neither the scheme, nor « www. », nor the slash at the end, nor the order of what is asked,
 * nor what follows readers. Where in the page one goes does not count, but for sites whose pages are all written there (`#/page`).
 */
export function addressKey(url: URL): string {
	const asked = [...url.searchParams]
		.filter(([name]) => !following.test(name))
		.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
		.sort()
		.join('&');
	const page = /^#[!/]/.test(url.hash) ? url.hash : '';
	const path = url.pathname.replace(/\/+$/, '');
	return `${siteOf(url)}${url.port ? `:${url.port}` : ''}${path}${asked ? `?${asked}` : ''}${page}`;
}

/** « anct.gouv.fr », as one recognises a site. */
export const siteOf = (url: URL): string => url.hostname.replace(/^www\./, '');
