import type { App } from '#server/app.ts';
import { sayProblems } from '#lib/problems.ts';
import { prolongSession } from '#lib/session/cookie.server.ts';
import { withoutMarks } from '#lib/shell/marks.ts';
import type { Handle, HandleServerError } from '@sveltejs/kit';

/** The core, handed over by `server/main.ts`: the only place of the face that reads it. */
function core(): App {
	const app = (globalThis as Record<symbol, unknown>)[Symbol.for('maillage.app')];
	if (!app) throw new Error('Start the application with server/main.ts');
	return app as App;
}

/**
 * With a page the browser asks for its styles, then the two fonts of its words, then its scripts: in this order, so that the text does not change
 * its face when one reads already.
 */
const preload = ({ type, path }: { type: 'font' | 'css' | 'js' | 'asset'; path: string }): boolean =>
	type === 'css' || type === 'js' || /\/(?:text|serif)\.[^/]+\.woff2$/.test(path);

export const handle: Handle = async ({ event, resolve }) => {
	const app = core();
	event.locals.app = sayProblems(app);
	event.locals.address = event.getClientAddress();
	const session = await app.accounts.readSession(event.cookies.get(app.accounts.sessionCookie));
	event.locals.viewer = session.person;
	event.locals.sessionId = session.sessionId;
	if (session.renewedUntil) prolongSession(event, app.accounts.sessionCookie, session.renewedUntil);

	const response = await resolve(event, {
		preload,
		transformPageChunk: ({ html }) => withoutMarks(html),
	});
	response.headers.set('x-content-type-options', 'nosniff');
	response.headers.set('referrer-policy', 'same-origin');
	response.headers.set('permissions-policy', 'camera=(), microphone=(), geolocation=()');
	// What a signed-in person saw is not kept by a shared machine after sign-out [P6].
	// Pieces are asked about again each time, and sign-out empties the browser’s cache.
	if (session.person.kind === 'member' && event.route.id !== '/pieces/[id]')
		response.headers.set('cache-control', 'private, no-store');
	return response;
};

/** Unexpected errors: logged with a reference, told without detail. */
export const handleError: HandleServerError = ({ error, event, status }) => {
	if (status === 404) return { message: 'Cette page n’existe pas, ou elle ne vous est pas ouverte.' };
	if (status === 413) return { message: 'C’est trop volumineux pour être envoyé. Rien n’a été enregistré.' };
	const reference = crypto.randomUUID().slice(0, 8);
	core().reportError(error, { reference, route: event.route.id, status });
	return {
		message: `Une erreur de notre côté a interrompu cette page. Elle est notée sous la référence ${reference}.`,
	};
};
