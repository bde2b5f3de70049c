import { foldName } from '../../search/fold.ts';
import { unfound, type Stage } from '../funder.ts';
import type { Funder } from '../programme.ts';
import { kindOfHeader, nameOfFunder } from './funder-words.ts';
import { amountTarget, newFunder, type PlainTarget, type Target } from './targets.ts';

const words: readonly (readonly [PlainTarget, RegExp])[] = [
	['objective', /^(objectif|sous axe|orientation)/],
	['axis', /^(axe|axes|axe strategique|thematique|volet|pilier)\b/],
	[
		'carrier',
		/^(porteur|porteuse|pilote|structure|operateur|maitre d ouvrage|qui porte|responsable|association)/,
	],
	['partner', /^(partenaire|partenariat)/],
	['territory', /^(territoires?|quartiers?|qpv|lieux?|localisation|secteurs?)\b/],
	['start', /^(debut|date de debut|demarrage|date de demarrage|lancement|du)\b/],
	['end', /^(fin|date de fin|echeance|jusqu|au)\b/],
	['state', /^(etat d avancement|etat de l action|statut|avancement|stade)/],
	[
		'people',
		/^((nombre|nb|nbre) (de |d )?(personnes|beneficiaires|eleves|jeunes|enfants|participants)|personnes\b|effectif)/,
	],
	['audience', /^(public|beneficiaires|publics)/],
	['contact', /^(contact|courriel|mail|referent)/],
	['risks', /^(risque|vigilance|freins)/],
	['title', /^(titre|intitule|action|actions|nom|projet|libelle|designation)\b/],
];

const unfoundWords = /\b(a trouver|reste a financer|non finance|manque)\b/;
const sums = /\b(total|cout|budget|montant|sous total)\b/;

export interface HeaderFacts {
	readonly funders: readonly Funder[];
	/** Year of a column that says none. */
	readonly firstYear: number;
}

/** What a header says its column holds; `''` when it says nothing that is known. Totals are worked out, never taken. */
export function targetOfHeader(header: string, { funders, firstYear }: HeaderFacts): Target {
	const name = foldName(header);
	if (name === '') return '';
	const plain = words.find(([, shape]) => shape.test(name));
	if (plain && !yearIn(name)) return plain[0];
	const funder = funderIn(name, funders);
	if (funder) return amountTarget({ funder, year: yearIn(name) ?? firstYear, stage: stageIn(name) });
	if (sums.test(name) || !yearIn(name) || nameOfFunder(header) === '') return '';
	return amountTarget({ funder: newFunder, year: yearIn(name) ?? firstYear, stage: stageIn(name) });
}

function yearIn(name: string): number | undefined {
	const [year] = /\b20\d\d\b/.exec(name) ?? [];
	return year === undefined ? undefined : Number(year);
}

function stageIn(name: string): Stage {
	if (/\b(accord|obtenu|notifi|attribu|vote)/.test(name)) return 'granted';
	if (/\b(depens|realis|paye|verse|consomm)/.test(name)) return 'spent';
	return 'requested';
}

/** By its own name first: « Ville » may be how the programme calls its commune. */
function funderIn(name: string, funders: readonly Funder[]): string | undefined {
	if (unfoundWords.test(name)) return unfound;
	const contains = (title: string) => title !== '' && ` ${name} `.includes(` ${title} `);
	const byTitle = [...funders]
		.sort((a, b) => b.title.length - a.title.length)
		.find(({ title }) => contains(foldName(title)));
	if (byTitle) return byTitle.id;
	const kind = kindOfHeader(name);
	if (kind === 'other') return undefined;
	return (
		funders.find((one) => one.kind === kind)?.id ??
		(kind === 'state-147' ? funders.find((one) => one.kind === 'state')?.id : undefined)
	);
}
