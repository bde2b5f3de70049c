import { isEmail, normaliseEmail } from '../../account/email.ts';
import { ofPlace } from '../../french/places.ts';
import type { Places } from '../../import/places.ts';
import { foldName } from '../../search/fold.ts';
import { officialName } from '../official-name.ts';
import { isSiret, organisationLimits as limits, webAddress } from '../organisation-record.ts';
import type { OrganisationKind } from '../organisation.ts';
import { isPhone } from '../record.ts';
import { isTelling, kindOfWords } from './organisation-kind.ts';

/** What a row says of an organisation; empty where it says nothing. */
export interface OrganisationValues {
	readonly name: string;
	readonly kind: OrganisationKind;
	readonly acronym: string;
	readonly aliases: string;
	readonly presentation: string;
	readonly siret: string;
	readonly website: string;
	readonly email: string;
	readonly phone: string;
	readonly opening_hours: string;
	readonly territory_id: string;
	readonly source: string;
	/** Identity in that source, when the file has one. */
	readonly source_key: string;
}

export type ReadValues =
	{ readonly values: OrganisationValues; readonly remarks: readonly string[] } | { readonly refusal: string };

/** Reads a row. What is wrong in one cell is left out and said; a row without a name is refused. */
export function readOrganisation(
	of: (key: string) => string,
	{ places, source }: { readonly places: Places; readonly source: string },
): ReadValues {
	const remarks: string[] = [];
	const keep = (key: keyof typeof limits, what: string, value: string, isRight = true): string => {
		if (value === '') return '';
		if (!isRight) remarks.push(`${what} illisible, laissé de côté (« ${shortened(value)} »)`);
		else if (value.length > limits[key]) remarks.push(`${what} trop long, coupé`);
		return isRight ? value.slice(0, limits[key]) : '';
	};
	const type = of('kind');
	const name = nameOf(of('name'), type, of('commune'));
	if (name === '') return { refusal: 'sans nom' };
	if (/^[=@]/.test(name)) return { refusal: 'le nom commence comme une formule de tableur' };
	if (name.length > limits.name) return { refusal: `le nom a plus de ${limits.name} caractères` };
	const siret = of('siret').replace(/[\s.]/g, '');
	const website = of('website');
	const email = of('email') === '' ? '' : normaliseEmail(of('email'));
	const said = {
		...{ qpv: of('qpv'), insee: of('insee'), commune: of('commune') },
		...{ postcode: of('postcode'), departement: of('departement') },
	};
	const { place, unknown } = places.find(said);
	if (unknown !== undefined)
		remarks.push(
			place
				? `lieu inconnu (« ${shortened(unknown)} »), placée dans le département`
				: `lieu inconnu (« ${shortened(unknown)} »), laissée sans lieu`,
		);
	const kind = kindOfWords(type) ?? kindOfWords(name) ?? 'other';
	if (type !== '' && kindOfWords(type) === 'other' && !/autre|structure/i.test(type) && !isTelling(type))
		remarks.push(`type inconnu (« ${shortened(type)} »)`);
	return {
		remarks,
		values: {
			...{ name, kind },
			acronym: keep('acronym', 'sigle', of('acronym')),
			aliases: keep(
				'aliases',
				'autres noms',
				of('aliases')
					.split(/[|;]/)
					.map((one) => one.trim())
					.filter(Boolean)
					.join('\n'),
			),
			presentation: keep(
				'presentation',
				'présentation',
				of('presentation') || (isTelling(type) ? `${officialName(type)}.` : ''),
			),
			siret: keep('siret', 'SIRET', siret, isSiret(siret)),
			website: keep('website', 'site', webAddress(website) ?? website, webAddress(website) !== null),
			email: keep('email', 'courriel', email, isEmail(email)),
			phone: keep('phone', 'téléphone', of('phone'), isPhone(of('phone'))),
			opening_hours: keep('opening_hours', 'horaires', of('hours')),
			territory_id: place?.id ?? '',
			source: (of('source') || source).slice(0, 200),
			source_key: of('key').slice(0, 200),
		},
	};
}

const shortened = (text: string) => (text.length > 40 ? `${text.slice(0, 39)}…` : text);

/** « TOULOUSE » → « Toulouse »; what is not all in capitals stays. */
const cased = (name: string): string =>
	name === name.toUpperCase()
		? officialName(name)
				.toLowerCase()
				.replace(/(?<!\p{L})\p{L}/gu, (letter) => letter.toUpperCase())
		: name;

const generic = /^(ecole|ecole (maternelle|elementaire|primaire)|college|lycee)$/;
const school = /\b(college|lycee|ecole|groupe scolaire|segpa|erea|institution|cite scolaire)\b/;

/** Files of schools write `AMPERE` beside `COLLEGE`, « Collège - », or nothing but a type and a commune. */
function nameOf(words: string, type: string, commune: string): string {
	const name = officialName(words.replace(/\s*-$/, ''));
	const where = commune === '' ? '' : ` ${ofPlace(cased(commune))}`;
	if (name !== '' && generic.test(foldName(name))) return name + where;
	const said = foldName(type);
	const [, level = ''] = /^(college|lycee|ecole maternelle|ecole)\b/.exec(said) ?? [];
	const noun = { college: 'Collège', lycee: 'Lycée', 'ecole maternelle': 'École maternelle', ecole: 'École' }[
		level
	];
	if (name === '') return noun && where ? noun + where : '';
	if (!noun || school.test(foldName(name))) return name;
	return `${noun} ${cased(name)}`;
}
