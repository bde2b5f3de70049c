import { foldName } from '../../search/fold.ts';
import { shapeOf, type NameShape } from './names.ts';

/** What an organisation is recognised by. */
export interface Comparable {
	/** The first is its name; then its acronym and other names. */
	readonly names: readonly NameShape[];
	readonly siret: string;
	/** Of its site, without `www.`; empty for a page on a site of everyone. */
	readonly host: string;
	/** The last nine digits. */
	readonly phone: string;
	readonly email: string;
	readonly commune: string;
	readonly quarter: string;
	readonly departement: string;
	/** Its number in the national directory of schools, when it has one. */
	readonly uai: string;
}

export interface Described {
	readonly name: string;
	readonly acronym?: string | null | undefined;
	/** One a line. */
	readonly aliases?: string | undefined;
	readonly siret?: string | null | undefined;
	readonly website?: string | null | undefined;
	readonly email?: string | null | undefined;
	readonly phone?: string | null | undefined;
	readonly key?: string | null | undefined;
}

/** Where an organisation is, from the nearest. */
export interface Standing {
	readonly quarter: string;
	readonly commune: string;
	readonly departement: string;
}

export const nowhere: Standing = { quarter: '', commune: '', departement: '' };

/** Sites that hold pages of many organisations. */
const shared =
	/(^|\.)(facebook|instagram|linkedin|twitter|youtube|helloasso|wordpress|blogspot|wixsite|over-blog|google|jimdo|jimdofree|associations|net1901)\./;

export function comparable(told: Described, where: Standing): Comparable {
	const names = [told.name, told.acronym ?? '', ...(told.aliases ?? '').split('\n')].map(foldName);
	return {
		names: [...new Set(names.filter((name) => name !== ''))].map(shapeOf),
		siret: told.siret ?? '',
		host: hostOf(told.website ?? ''),
		phone: (told.phone ?? '').replace(/\D/g, '').slice(-9),
		email: told.email ?? '',
		...where,
		uai: /^\d{7}[A-Z]$/.test(told.key ?? '') ? (told.key ?? '') : '',
	};
}

function hostOf(address: string): string {
	if (!URL.canParse(address)) return '';
	const host = new URL(address).hostname.replace(/^www\./, '');
	return shared.test(`${host}.`) ? '' : host;
}
