import { isIdentifier } from '#domain/identifier.ts';
import { isResourceLanguage, isResourceTheme } from '#domain/resource/resource.ts';
import { oneLine } from '#domain/typed-text.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url, locals: { app, viewer } }) => {
	const asked = (name: string) => url.searchParams.get(name) ?? '';
	const kept = (name: string, is: (value: string) => boolean) => (is(asked(name)) ? asked(name) : null);
	const narrowing = {
		q: oneLine(asked('q')).slice(0, 200),
		collectionId: kept('collection', isIdentifier),
		theme: kept('theme', isResourceTheme),
		language: kept('langue', isResourceLanguage),
		easy: asked('facile') !== '',
	};
	return {
		...(await app.resources.list(viewer, params.id, narrowing, Number(asked('page')))),
		narrowing,
		isAdded: url.searchParams.has('ajoutee'),
		isRestored: url.searchParams.has('remise'),
		/** The one that was just taken out. */
		withdrawnId: kept('retiree', isIdentifier),
	};
};
