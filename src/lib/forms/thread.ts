import { threadKinds, threadLimits } from '#domain/thread/thread.ts';
import { fail } from '@sveltejs/kit';
import * as v from 'valibot';
import { filledLine, filledLines } from './fields.ts';

const body = filledLines(threadLimits.body, 'Le message', 'Écrivez votre message.');

/** What the form of a new thread says. */
export const newThreadFields = v.object({
	kind: v.picklist(threadKinds, 'Choisissez ce que c’est.'),
	title: filledLine(threadLimits.title, 'Le titre', 'Dites en une ligne de quoi il s’agit.'),
	body,
});

/** What an answer says, and a post that is written anew. */
export const postFields = v.object({ body });

const prefix = 'qui ';

/** Whom the names of a form stand for, by name: what was chosen under « Qui est @Sophie ? ». */
export const chosenIn = (data: FormData): ReadonlyMap<string, string> =>
	new Map(
		[...data].flatMap(([name, value]) =>
			name.startsWith(prefix) && typeof value === 'string'
				? [[name.slice(prefix.length), value] as const]
				: [],
		),
	);

export interface WhoIs {
	/** Of the field. */
	readonly field: string;
	readonly name: string;
	readonly people: readonly { readonly id: string; readonly name: string; readonly context: string }[];
}

/** The form comes back with what was typed, and asks which of several people a name stands for. */
export function askWho(ambiguous: readonly Omit<WhoIs, 'field'>[], values: Readonly<Record<string, string>>) {
	return fail(409, {
		values: { ...values } as Record<string, string>,
		issues: {} as Record<string, string>,
		message: 'Plusieurs personnes répondent à un nom : dites laquelle, puis envoyez de nouveau.',
		who: ambiguous.map((one): WhoIs => ({ ...one, field: `${prefix}${one.name}` })),
	});
}

/** What a refused form asks about names. */
export const whoIn = (form: unknown): readonly WhoIs[] =>
	(form as { who?: readonly WhoIs[] } | null)?.who ?? [];
