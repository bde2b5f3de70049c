import { narrow } from '../french/parts.ts';
import { capitalised, counted, inLetters, of, plural } from '../french/words.ts';

/** One thing that waits for someone: the verb first, then why, then where to do it. */
export interface Awaiting {
	readonly kind: 'review' | 'seat' | 'animator';
	readonly title: string;
	readonly context: string;
	readonly href: string;
	/** The verb alone, for the page's one button. */
	readonly verb: string;
}

export function reviewAwaits(
	document: { id: string; title: string; groupName: string },
	sections: string[],
): Awaiting {
	const [first = ''] = sections;
	return {
		kind: 'review',
		title:
			sections.length === 1
				? `Relire « ${first} »`
				: `Relire ${inLetters(sections.length)} articles de « ${document.title} »`,
		context:
			sections.length === 1
				? `${document.title}, ${document.groupName}. Votre institution en répond.`
				: `${document.groupName}. Votre institution en répond : ${sections.slice(0, 2).join(', ')}${sections.length > 2 ? '…' : '.'}`,
		href: `/documents/${document.id}`,
		verb: 'Commencer la relecture',
	};
}

export function seatAwaits(
	seat: { label: string; citeName: string; citeSlug: string },
	sits: boolean,
): Awaiting {
	return {
		kind: 'seat',
		title: `Pourvoir le siège « ${seat.label} » de la cité ${of(seat.citeName)}`,
		context: `Personne ne le tient aujourd’hui. ${sits ? 'Vous siégez dans cette cité.' : 'Vous facilitez cette cité.'}`,
		href: `/cites/${seat.citeSlug}`,
		verb: 'Voir la cité',
	};
}

export function animatorAwaits(group: { id: string; name: string }, animators: number): Awaiting {
	return {
		kind: 'animator',
		title: `Trouver une seconde personne pour animer « ${group.name} »`,
		context:
			animators < 2
				? 'Un groupe a au moins deux personnes qui l’animent, de deux structures différentes.'
				: 'Celles et ceux qui l’animent sont de la même structure : il en faut deux.',
		href: `/groupes/${group.id}`,
		verb: 'Voir le groupe',
	};
}

export interface Situation {
	readonly awaiting: readonly Awaiting[];
	/** Documents this person wrote in. */
	readonly written: number;
	/** Documents that moved in their groups these last days. */
	readonly moved: number;
	readonly groups: number;
}

/** One or two full sentences that say how things stand; never a slogan. */
export function situation({ awaiting, written, moved, groups }: Situation): string[] {
	const reviews = awaiting.filter(({ kind }) => kind === 'review').length;
	const seats = awaiting.filter(({ kind }) => kind === 'seat').length;
	const sentences: string[] = [];
	if (reviews > 0)
		sentences.push(
			`${capitalised(inLetters(reviews, 'feminine'))} ${plural(reviews, 'relecture vous attend', 'relectures vous attendent')}${
				seats > 0 ? `${narrow}; ${vacancies(seats)}` : ''
			}.`,
		);
	else if (seats > 0) sentences.push(`${capitalised(vacancies(seats))}.`);
	else if (awaiting.length > 0)
		sentences.push('Un groupe que vous animez cherche une seconde personne pour l’animer avec vous.');
	else sentences.push('Rien n’attend votre réponse.');
	if (moved > 0)
		sentences.push(`Vos groupes ont fait avancer ${counted(moved, 'document')} ces trente derniers jours.`);
	else if (written > 0) sentences.push('Vos documents vous attendent là où vous les avez laissés.');
	else if (groups > 0) sentences.push('Vos groupes n’ont encore rien écrit ces trente derniers jours.');
	else sentences.push('Vous n’êtes encore dans aucun groupe : c’est par là qu’on commence.');
	return sentences;
}

const vacancies = (seats: number): string =>
	`${inLetters(seats)} ${plural(seats, 'siège de vos cités est vacant', 'sièges de vos cités sont vacants')}`;
