import type { OrganisationSeed } from './organisation.ts';

const prefectures: [departement: string, name: string][] = [
	['14', 'Préfecture du Calvados'],
	['28', 'Préfecture d’Eure-et-Loir'],
	['29', 'Préfecture du Finistère'],
	['35', 'Préfecture d’Ille-et-Vilaine'],
	['41', 'Préfecture de Loir-et-Cher'],
	['44', 'Préfecture de la Loire-Atlantique'],
	['45', 'Préfecture du Loiret'],
	['49', 'Préfecture de Maine-et-Loire'],
	['72', 'Préfecture de la Sarthe'],
	['76', 'Préfecture de la Seine-Maritime'],
];

const academies: [key: string, name: string, region: string][] = [
	['academie-rennes', 'Académie de Rennes', '53'],
	['academie-orleans-tours', 'Académie d’Orléans-Tours', '24'],
	['academie-normandie', 'Académie de Normandie', '28'],
	['academie-nantes', 'Académie de Nantes', '52'],
];

const towns: [insee: string, name: string][] = [
	['14327', 'Ville d’Hérouville-Saint-Clair'],
	['28134', 'Ville de Dreux'],
	['28404', 'Ville de Vernouillet'],
	['29019', 'Ville de Brest'],
	['35238', 'Ville de Rennes'],
	['41018', 'Ville de Blois'],
	['44109', 'Ville de Nantes'],
	['44162', 'Ville de Saint-Herblain'],
	['44184', 'Ville de Saint-Nazaire'],
	['45234', 'Ville d’Orléans'],
	['49007', 'Ville d’Angers'],
	['72003', 'Ville d’Allonnes'],
	['76351', 'Ville du Havre'],
	['76540', 'Ville de Rouen'],
	['76575', 'Ville de Saint-Étienne-du-Rouvray'],
];

/** Real institutions, named generically: only their names are real, nobody in them is. */
export const institutions: readonly OrganisationSeed[] = [
	...prefectures.map(([code, name]): OrganisationSeed => ({
		key: `prefecture-${code}`,
		name,
		kind: 'state',
		territory: `departement-${code}`,
		presentation:
			'Siège de l’État dans les cités éducatives du département. Les délégués du préfet y suivent les quartiers prioritaires et le contrat de ville.',
	})),
	...academies.map(([key, name, region]): OrganisationSeed => ({
		key,
		name,
		kind: 'academy',
		territory: `region-${region}`,
		presentation:
			'Siège de l’éducation nationale dans les cités éducatives : inspections, collèges chefs de file, réseaux d’éducation prioritaire.',
	})),
	...towns.map(([insee, name]): OrganisationSeed => ({
		key: `ville-${insee}`,
		name,
		kind: 'authority',
		territory: `commune-${insee}`,
		presentation:
			'Siège de la collectivité dans la cité éducative : éducation, petite enfance, jeunesse, culture, sports et politique de la ville.',
	})),
	{
		key: 'resovilles',
		name: 'RésO Villes',
		kind: 'facilitator',
		acronym: 'CRPV',
		territory: 'region-52',
		website: 'https://resovilles.com',
		presentation:
			'Centre de ressources politique de la ville pour la Bretagne et les Pays de la Loire. Copilote le Club de l’Ouest avec Normanvilles et Villes au Carré.',
	},
	{
		key: 'normanvilles',
		name: 'Normanvilles',
		kind: 'facilitator',
		acronym: 'CRPV',
		territory: 'region-28',
		presentation:
			'Centre de ressources politique de la ville pour la Normandie. Copilote le Club de l’Ouest avec RésO Villes et Villes au Carré.',
	},
	{
		key: 'villes-au-carre',
		name: 'Villes au Carré',
		kind: 'facilitator',
		acronym: 'CRPV',
		territory: 'region-24',
		website: 'https://www.villesaucarre.org',
		presentation:
			'Centre de ressources politique de la ville pour le Centre-Val de Loire. Copilote le Club de l’Ouest avec RésO Villes et Normanvilles.',
	},
];
