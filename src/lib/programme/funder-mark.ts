import { partyLetters, type Party } from '#domain/cite/party.ts';
import { funderParty, type FunderKind } from '#domain/programme/funder.ts';

/** Who a mark stands for. `unfound`: nobody has promised it; `orphan`: whoever paid it was set aside. */
export type Payer = FunderKind | 'unfound' | 'orphan';

/** The party whose shape and colour it bears; `other` for funders that hold no seat. */
export const payerTone = (payer: Payer): Party | 'unfound' | 'orphan' =>
	payer === 'unfound' || payer === 'orphan' ? payer : (funderParty(payer) ?? 'other');

/** One letter; an orphan has none. */
export function payerLetter(payer: Payer): string {
	const tone = payerTone(payer);
	if (tone === 'unfound') return '?';
	if (tone === 'orphan') return '';
	return tone === 'other' ? 'F' : partyLetters[tone];
}
