import type { Lookup } from '#domain/document/lookup.ts';
import type { ActionList } from '#domain/programme/programme.ts';

interface KnownList {
	readonly lookup: Lookup;
	/** Before anything is typed. */
	readonly invitation: string;
}

const organisations: KnownList = {
	lookup: 'structure',
	invitation: 'Une structure de l’annuaire, ou un nom à vous.',
};

/** What the directory is asked for, for a list of an action; undefined for a list it knows nothing of. */
export function lookupOf(list: ActionList): KnownList | undefined {
	if (list === 'territory')
		return { lookup: 'territoire', invitation: 'Un quartier, une commune, une intercommunalité…' };
	return ['carrier', 'partner', 'school'].includes(list) ? organisations : undefined;
}
