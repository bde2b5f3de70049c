import { Places } from '../../import/places.ts';
import { foldName } from '../../search/fold.ts';
import { standingIn, type OrganisationFacts } from './organisations.ts';

/** An organisation by its name or another of its names; in words, why none is it. */
export function organisationFinder({ known, places }: Pick<OrganisationFacts, 'known' | 'places'>) {
	const standing = standingIn(places);
	const departements = new Places(places);
	const byName = Map.groupBy(
		known.flatMap((one) =>
			[one.name, one.acronym, ...one.aliases.split('\n')]
				.map((name) => foldName(name).replaceAll(' ', ''))
				.filter((name) => name !== '')
				.map((name) => ({ name, one })),
		),
		({ name }) => name,
	);
	return (said: string, where: string): { id: string; name: string } | string => {
		if (said === '') return 'sans structure';
		const all = [...new Set((byName.get(foldName(said).replaceAll(' ', '')) ?? []).map(({ one }) => one))];
		const { place } = departements.find({
			qpv: '',
			insee: '',
			commune: '',
			postcode: '',
			departement: where,
		});
		const near =
			where === '' ? all : all.filter((one) => standing(one.territory_id).departement === (place?.id ?? ''));
		const [only, another] = near.length > 0 ? near : all;
		if (!only) return `structure inconnue de l’annuaire (« ${said.slice(0, 60)} ») : importez-la d’abord`;
		if (another) return `plusieurs structures s’appellent « ${said.slice(0, 60)} » : précisez le département`;
		return { id: only.id, name: only.name };
	};
}
