import { visibilities } from '#domain/access/visibility.ts';
import { entries } from '#domain/group/group.ts';
import { foundedKinds, groupLimits, type FoundedKind } from '#domain/group/new-group.ts';
import { kitField, welcomeKits, type Ticked } from '#domain/group/welcome-kit.ts';
import * as v from 'valibot';
import { filledLine, filledLines } from './fields.ts';

/** What the form of a new group says. @param level of groups under another, or not */
export const newGroupFields = (level: keyof typeof foundedKinds) =>
	v.object({
		name: filledLine(groupLimits.name, 'Le nom', 'Donnez un nom au groupe.'),
		presentation: filledLines(
			groupLimits.presentation,
			'La présentation',
			'Dites en deux phrases pourquoi il existe.',
		),
		kind: v.picklist(foundedKinds[level], 'Choisissez ce que c’est.'),
		visibility: v.picklist(visibilities, 'Choisissez qui le voit.'),
		entry: v.picklist(entries, 'Choisissez comment on y entre.'),
	});

/** What is ticked of the kit of this kind; those of other kinds were not seen. */
export const tickedIn = (data: FormData, kind: FoundedKind): Ticked =>
	new Set(
		['document', ...welcomeKits[kind].questions.map(({ id }) => id)].filter((id) =>
			data.has(kitField(kind, id)),
		),
	);
