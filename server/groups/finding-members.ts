import { fold } from '#domain/search/fold.ts';
import type { GroupMember } from './members.ts';

/** Those whose name, function or organisation says every word that is asked for, accents aside; everybody for nothing. */
export function membersAnswering<M extends GroupMember>(members: readonly M[], q: string): readonly M[] {
	const words = fold(q).split(/\s+/).filter(Boolean).slice(0, 8);
	if (words.length === 0) return members;
	return members.filter(({ name, organisation, function: what }) => {
		const said = fold([name, organisation, what].join('\n'));
		return words.every((word) => said.includes(word));
	});
}
