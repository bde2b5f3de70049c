import { foldName } from '../search/fold.ts';
import type { ImportKind } from './kinds.ts';

/** What a column of a file may fill. */
export interface Column {
	readonly key: string;
	readonly name: string;
	/** Its header, folded. */
	readonly header: RegExp;
	/** Nothing is read of a row without it. */
	readonly required?: true;
}

const place: readonly Column[] = [
	{
		key: 'qpv',
		name: 'Code du quartier',
		header: /^(code )?(qp|qpv)$|^code (qp|qpv)\b|^quartier( prioritaire)?$/,
	},
	{ key: 'insee', name: 'Code INSEE de la commune', header: /^(code )?insee\b|^code commune$|^codgeo$/ },
	{ key: 'commune', name: 'Commune', header: /^(commune|ville|localite|libelle commune|nom commune)$/ },
	{ key: 'postcode', name: 'Code postal', header: /^(code postal|cp|codepostal)$/ },
	{
		key: 'departement',
		name: 'Département',
		header: /^(departement|dep|dept|n departement|numero (de )?departement|code departement)$/,
	},
];
const source: Column = { key: 'source', name: 'Source', header: /^(source|origine|provenance)$/ };

/** Institutions that sit in a cité; who holds each seat is no column. */
const seats: readonly Column[] = [
	{ key: 'seat-state', name: 'Siège de l’État', header: /^(siege (de l )?)?(etat|prefecture|prefet)$/ },
	{
		key: 'seat-academy',
		name: 'Siège de l’académie',
		header: /^(siege (de l )?)?(academie|services? academiques?|rectorat|dsden|education nationale)$/,
	},
	{
		key: 'seat-authority',
		name: 'Siège de la collectivité',
		header: /^(siege (de la )?)?(collectivite|collectivite porteuse|commune porteuse|porteur|mairie)$/,
	},
	{ key: 'seat-metropole', name: 'Siège de la métropole', header: /^(siege (de la )?)?(metropole|epci)$/ },
];

export const columnsOf: Record<ImportKind, readonly Column[]> = {
	organisations: [
		{
			key: 'name',
			name: 'Nom',
			header:
				/^(nom|raison sociale|denomination|libelle|intitule|structure|organisme|association|nom (de |du |d )?(la |l )?(structure|organisme|association|etablissement|service))$/,
			required: true,
		},
		{
			key: 'kind',
			name: 'Type',
			header:
				/^(type|nature|categorie|statut|forme juridique|type (de |d )?(structure|etablissement|detablissement|organisme))$/,
		},
		{ key: 'acronym', name: 'Sigle', header: /^(sigle|acronyme)$/ },
		{ key: 'aliases', name: 'Autres noms', header: /^(autres? noms?|nom (d )?usage|enseigne|alias)$/ },
		{
			key: 'presentation',
			name: 'Présentation',
			header: /^(presentation|description|objet|objet social|activites?|missions?)$/,
		},
		{ key: 'siret', name: 'SIRET', header: /^(n |numero )?siret$/ },
		{ key: 'website', name: 'Site', header: /^(site|site web|site internet|url|web)$/ },
		{
			key: 'email',
			name: 'Courriel',
			header: /^(courriel|mail|e mail|email|adresse (mail|electronique)|courriel fictif)$/,
		},
		{ key: 'phone', name: 'Téléphone', header: /^(telephone|tel|numero de telephone|telephone fictif)$/ },
		{ key: 'hours', name: 'Horaires', header: /^(horaires?|heures d ouverture)$/ },
		...place,
		{
			key: 'key',
			name: 'Identifiant dans le fichier',
			header: /^(id|identifiant|uai|rna|numero (uai|rna)|numero|code)$/,
		},
		source,
	],
	actors: [
		{
			key: 'name',
			name: 'Nom',
			header: /^(nom|nom (et )?prenom|prenom (et )?nom|personne|contact|nom complet)$/,
			required: true,
		},
		{ key: 'first', name: 'Prénom', header: /^prenoms?$/ },
		{
			key: 'email',
			name: 'Courriel',
			header: /^(courriel|mail|e mail|email|adresse (mail|electronique))$/,
			required: true,
		},
		{ key: 'function', name: 'Fonction', header: /^(fonction|poste|role|metier|qualite)$/, required: true },
		{
			key: 'organisation',
			name: 'Structure',
			header: /^(structure|organisme|association|employeur|service|institution|nom de la structure)$/,
			required: true,
		},
		{ key: 'from', name: 'Depuis le', header: /^(depuis|depuis le|debut|date de debut|date d entree|du)$/ },
		{ key: 'departement', name: 'Département', header: /^(departement|dep|dept)$/ },
		source,
	],
	cites: [
		{
			key: 'name',
			name: 'Nom',
			header: /^(nom|cite|cite educative|intitule|libelle|nom de la cite( educative)?)$/,
			required: true,
		},
		{
			key: 'communes',
			name: 'Communes, par leur nom ou leur code',
			header: /^(communes?|villes?|insee|codes? insee|codes? communes?|perimetre|territoires?)$/,
		},
		{
			key: 'quarters',
			name: 'Quartiers, par leur nom ou leur code',
			header: /^(codes? )?(qp|qpv)s?( \d{4})?$|^quartiers?( prioritaires?)?$/,
		},
		{
			key: 'departement',
			name: 'Département',
			header: /^(departement|dep|dept|n departement|numero (de )?departement|code departement)$/,
		},
		{ key: 'wave', name: 'Vague', header: /^(vague|vague de labellisation|cohorte|promotion)$|^vague / },
		{
			key: 'year',
			name: 'Année du label',
			header: /^(annee|label|annee (du |de )?(label|labellisation)|date (du |de )?(label|labellisation))$/,
		},
		{ key: 'presentation', name: 'Présentation', header: /^(presentation|description|objet)$/ },
		...seats,
		source,
	],
	memberships: [
		{
			key: 'name',
			name: 'Nom de la personne',
			header: /^(nom|nom (et )?prenom|prenom (et )?nom|personne|membre|nom complet)$/,
			required: true,
		},
		{ key: 'first', name: 'Prénom', header: /^prenoms?$/ },
		{
			key: 'group',
			name: 'Groupe, par son nom ou son adresse',
			header: /^(groupe|nom du groupe|groupe de travail|club|commission|adresse du groupe)$/,
			required: true,
		},
		{ key: 'role', name: 'Rôle dans le groupe', header: /^(role|role dans le groupe|statut|qualite)$/ },
		{
			key: 'organisation',
			name: 'Structure de la personne',
			header: /^(structure|organisme|association|employeur|service|institution|nom de la structure)$/,
		},
		{ key: 'function', name: 'Fonction de la personne', header: /^(fonction|poste|metier)$/ },
		{ key: 'from', name: 'Depuis le', header: /^(depuis|depuis le|debut|date de debut|date d entree|du)$/ },
		{ key: 'until', name: 'Jusqu’au', header: /^(jusqu au|fin|date de fin|date de sortie|au)$/ },
	],
};

/** What a header says its column holds; `''` when nothing that is known. */
export function columnOfHeader(header: string, kind: ImportKind): string {
	const name = foldName(header);
	return name === '' ? '' : (columnsOf[kind].find((column) => column.header.test(name))?.key ?? '');
}
