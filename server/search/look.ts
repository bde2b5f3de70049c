import type { Person } from '#domain/access/person.ts';
import { addDays } from '#domain/french/day.ts';
import { facets, functionIn, type NamedFunction } from '#domain/search/facets.ts';
import type { RecognisedPlace } from '#domain/search/place.ts';
import { readQuestion } from '#domain/search/question.ts';
import { readTerritoryId } from '#domain/territory/territory.ts';
import { today, type Context } from '../context.ts';
import type { Reader } from '../database/connection.ts';
import { findTerritory } from '../territories/reads.ts';
import { findAnswers, type Answers } from './answers.ts';
import { isSomebody } from './full-name.ts';
import { findPlace } from './places.ts';
import { findOwnGroups } from './reads.ts';
import type { Dimension, Register } from './register.ts';
import { registerOf } from './register-keeping.ts';
import { tally, type Tally, type TallyRequest } from './tally.ts';
import { weighTerms, type Weighed } from './terms.ts';
import type { SearchInput } from './view.ts';

/** A question as it was understood, and what answers it within the rights of who asks. */
export interface Look {
	readonly input: SearchInput;
	readonly query: string;
	/** The question without the place that became a filter. */
	readonly rest: string;
	readonly recognised: RecognisedPlace | undefined;
	/** Id of the place that the list is narrowed to, and whether the question itself named it. */
	readonly territory: string | undefined;
	readonly isChosen: boolean;
	readonly function: NamedFunction | undefined;
	readonly weighed: Weighed;
	readonly register: Register;
	readonly answers: Answers | undefined;
	readonly tally: Tally;
	/** The same conditions for another question: how many it would find. */
	count(text: string): Promise<number>;
}

/** Whatever is typed is a question: nothing here refuses. */
export async function look(context: Context, viewer: Person, input: SearchInput): Promise<Look> {
	const db = context.database.reader;
	const { dialect } = context.database;
	const register = await registerOf(context.database);
	const query = readQuestion(input.q).text;
	const everywhere = input.territory === 'everywhere';
	const named = everywhere ? undefined : await findPlace(db, register, query);
	const chosen = everywhere ? undefined : await findChosen(db, input.territory);
	const isName = named !== undefined && named.rest !== '' && (await isSomebody(db, dialect, register, query));
	const recognised = isName ? undefined : named;
	const territory = chosen ?? recognised?.place.id;
	const rest = recognised ? recognised.rest : query;
	const weighed = await weighTerms(db, rest, input.isTyping);
	const request = {
		groups: await findOwnGroups(db, viewer),
		...narrowingOf(register, input, territory),
		...confirmedSince(addDays(today(context), -365), input.fresh ?? false),
	};
	const find = async (asked: Weighed) => {
		const answers = asked.terms.length > 0 ? await findAnswers(db, dialect, asked, register.end) : undefined;
		return { answers, tally: tally(register, { ...request, positions: answers?.positions }) };
	};
	const nothingAsked = weighed.terms.length === 0 && rest !== '';
	return {
		input,
		query,
		rest,
		recognised,
		territory,
		isChosen: chosen !== undefined,
		function: input.plainFunction ? undefined : functionIn(rest),
		weighed,
		register,
		...(nothingAsked
			? { answers: undefined, tally: tally(register, { ...request, positions: new Int32Array() }) }
			: await find(weighed)),
		count: async (text) => (await find(await weighTerms(db, text))).tally.found.length,
	};
}

/** A territory there is; a strange one is as good as none. */
async function findChosen(db: Reader, id: string | undefined): Promise<string | undefined> {
	return id !== undefined && readTerritoryId(id) ? (await findTerritory(db, id))?.id : undefined;
}

/** A value that no entry has is kept as one that nothing passes. */
const unknown = -1;

function narrowingOf(
	register: Register,
	{ kinds = [], chosen = {} }: SearchInput,
	territory: string | undefined,
): Pick<TallyRequest, 'narrowing'> {
	const asked: readonly [Dimension, readonly string[]][] = [
		['kind', kinds],
		['place', territory === undefined ? [] : [territory]],
		...facets.map((facet): [Dimension, readonly string[]] => [facet, chosen[facet] ?? []]),
	];
	return {
		narrowing: new Map(
			asked
				.filter(([, values]) => values.length > 0)
				.map(([dimension, values]) => [
					dimension,
					new Set(values.map((value) => register.numberOf(dimension, value) ?? unknown)),
				]),
		),
	};
}

function confirmedSince(day: string, only: boolean) {
	const freshSince = Number(day.replaceAll('-', ''));
	return { freshSince, confirmedSince: only ? freshSince : undefined };
}
