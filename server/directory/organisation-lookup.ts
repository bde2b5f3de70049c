import type { Person } from '#domain/access/person.ts';
import type { Context } from '../context.ts';
import { find } from '../search/find.ts';

/** Nearer than these, another question finds better. */
const most = 6;

/** Organisations that answer to what is asked, as the one search there is finds them; none when nothing is. */
export const findOrganisations = (context: Context, viewer: Person, q: string) =>
	findOf(context, viewer, 'organisation', q);

/** People whose name answers: somebody who acts in a quarter called nearly so is not who is looked for. */
export const findPeople = (context: Context, viewer: Person, q: string) =>
	findOf(context, viewer, 'actor', q, true);

async function findOf(
	context: Context,
	viewer: Person,
	kind: 'organisation' | 'actor',
	q: string,
	byName = false,
) {
	if (q === '') return [];
	const { entries } = await find(context, viewer, {
		...{ q, kinds: [kind], territory: 'everywhere', isTyping: true },
	});
	const answers = byName
		? entries.filter(({ titleParts }) => titleParts.some(({ matched }) => matched))
		: entries;
	return answers.slice(0, most).map(({ title, contextParts, address }) => ({
		id: address.split('/').at(-1) ?? '',
		name: title,
		context: contextParts.map(({ text }) => text).join(''),
	}));
}
