import { territoryOfKey } from '#domain/programme/item-keys.ts';
import type { TerritoryPart } from '#domain/programme/territories.ts';
import { territoryKindNames } from '#domain/territory/territory.ts';

/** « Quartier prioritaire, Angers ». */
export function placeWords({ place, item }: TerritoryPart): string {
	if (place) return [territoryKindNames[place.kind], place.within].filter(Boolean).join(', ');
	const territory = territoryOfKey(item.key);
	return territory ? `${territoryKindNames[territory.kind]} ${territory.code}` : '';
}

/** Why a territory has no point on the map; empty when it has one. */
export function unplacedWords({ place, item }: TerritoryPart): string {
	if (place?.position) return '';
	if (!place)
		return territoryOfKey(item.key)
			? 'L’annuaire ne connaît pas, ou plus, ce territoire : il reste sans point.'
			: 'Nom écrit à la main : choisi dans l’annuaire, il aurait un point.';
	return place.kind === 'commune' || place.kind === 'qpv'
		? 'L’annuaire n’a pas ses coordonnées : il reste sans point.'
		: 'Trop étendu pour un point.';
}
