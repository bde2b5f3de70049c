import { memberOrders } from '#domain/group/directory.ts';
import { oneLine } from '#domain/typed-text.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url, locals: { app, viewer } }) => {
	const order = memberOrders.find((one) => one === url.searchParams.get('par')) ?? null;
	const q = oneLine(url.searchParams.get('q') ?? '').slice(0, 200);
	const page = Number(url.searchParams.get('page'));
	return { ...(await app.groups.directory(viewer, params.id, order, q, page)), q };
};
