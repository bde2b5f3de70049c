import { resourceLimits } from '#domain/resource/resource.ts';
import * as v from 'valibot';
import { optionalDay } from './day-field.ts';
import { filledLine, lines } from './fields.ts';
import type { FormState } from './form.ts';

const chosen = v.pipe(v.optional(v.string(), ''), v.maxLength(60));

/** Fields of a resource, new or written anew. */
export const resourceFields = {
	title: filledLine(resourceLimits.title, 'Le titre', 'Donnez un titre.'),
	address: filledLine(resourceLimits.address, 'L’adresse', 'Collez l’adresse de la page.'),
	note: lines(resourceLimits.note, 'Cette note'),
	...{ theme: chosen, language: chosen, collection: chosen },
	easy: v.pipe(
		v.optional(v.string(), ''),
		v.transform((value) => value !== ''),
	),
	...{ publishedOn: optionalDay, expiresOn: optionalDay },
};

/** A form that was refused, because what it adds is there already. */
export interface TwinState extends FormState {
	readonly twin: { readonly id: string; readonly title: string };
}

/** What was typed, and what is there already under that address. */
export const sentFields = (data: FormData, twin: TwinState['twin']): TwinState => ({
	values: Object.fromEntries(
		[...data].map(([name, value]) => [name, typeof value === 'string' ? value : '']),
	),
	issues: { address: 'Le groupe garde déjà cette adresse.' },
	message: 'Cette adresse est déjà dans les ressources du groupe. Rien n’a été enregistré.',
	twin,
});
