import { foldName } from '../../search/fold.ts';
import { organisationKindNames, organisationKinds, type OrganisationKind } from '../organisation.ts';

/** What files call organisations, in order: « centre social » is no « centre », an association of landlords is no landlord. */
const words: readonly (readonly [OrganisationKind, RegExp])[] = [
	[
		'social-centre',
		/\bcentres? (social|sociaux|socio ?culturel|socio ?culturels)\b|\bespaces? de vie sociale\b|\bcsc\b|^evs$/,
	],
	['citizens', /\bconseils? citoyens?\b/],
	['facilitator', /\bcrpv\b|\bcentres? de ressources? (pour la )?politique de la ville\b/],
	['landlord', /\bbailleur|\boph\b|\bhlm\b|\boffice public de l habitat\b/],
	['academy', /\brectorat\b|\bdsden\b|\bservices? academiques?\b|\binspection academique\b/],
	[
		'school',
		/\becoles?\b|\bcolleges?\b|\blycees?\b|\berea\b|\bsegpa\b|\betablissements? scolaires?\b|\bgroupe scolaire\b/,
	],
	['health', /\bhopital\b|\bsante\b|\bchu\b|\bcmp\b|\bpmi\b|\bclinique\b/],
	['state', /\bprefecture\b|\bddets\b|\bdreets\b|\bdrac\b|\betat\b|\bpole emploi\b|\bfrance travail\b/],
	[
		'authority',
		/\bccas\b|\bcias\b|\bmairie\b|\bcommunes?\b|\bville\b|\bepci\b|\bcommunaute (urbaine|de communes|d agglomeration)\b|\bmetropole\b|\bcollectivites?\b|\bdepartement\b|\bregion\b/,
	],
	['collective', /\bcollectif\b/],
	[
		'association',
		/\bassociations?\b|\basso\b|\bmissions? locales?\b|\bregies? de quartiers?\b|\bfonjep\b|\bmjc\b|\bloi 1901\b/,
	],
	['firm', /\bentreprise\b|\bsociete\b|\bscic\b|\bscop\b|\bsas\b|\bsarl\b/],
];

/** Our own names for them, as an export of the directory writes them. */
const own = new Map(organisationKinds.map((kind) => [foldName(organisationKindNames[kind]), kind]));

/** What kind of organisation a file means. `other` for what is none of them; undefined when it says nothing. */
export function kindOfWords(type: string): OrganisationKind | undefined {
	const name = foldName(type);
	if (name === '') return undefined;
	return own.get(name) ?? words.find(([, shape]) => shape.test(name))?.[0] ?? 'other';
}

/** Types that say more than their kind: they become the presentation, which search finds. */
export const isTelling = (type: string): boolean =>
	/\b(missions? locales?|regies? de quartiers?|france services|ccas|cias|mjc|espaces? de vie sociale)\b/.test(
		foldName(type),
	);
