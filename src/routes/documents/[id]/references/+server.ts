import { lookups, type Lookup } from '#domain/document/lookup.ts';
import { json } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

const isLookup = (asked: string | null): asked is Lookup => asked !== null && Object.hasOwn(lookups, asked);

/** What one may refer to from a text: `?q=` as it is typed, `?pour=` one of {@link lookups}. */
export const GET: RequestHandler = async ({ params, url, locals: { app, viewer } }) => {
	const { searchParams } = url;
	const asked = searchParams.get('pour');
	const lookup = isLookup(asked) ? asked : 'lien';
	const found = await app.documents.lookUp(viewer, params.id, searchParams.get('q') ?? '', lookup);
	return json(found, { headers: { 'cache-control': 'private, no-store' } });
};
