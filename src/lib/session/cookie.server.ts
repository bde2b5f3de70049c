import type { RequestEvent } from '@sveltejs/kit';

/** Out of reach of scripts and of other sites; sent over TLS only wherever the site has it. */
const attributes = ({ url }: RequestEvent, expires: Date) =>
	({ path: '/', httpOnly: true, sameSite: 'lax', secure: url.protocol === 'https:', expires }) as const;

/** Keeps a session that has just been opened; the one it replaces in this browser ends. */
export async function keepSession(
	event: RequestEvent,
	opened: { token: string; expiresAt: Date },
): Promise<void> {
	const { accounts } = event.locals.app;
	const previous = event.cookies.get(accounts.sessionCookie);
	if (previous) await accounts.signOut(previous);
	event.cookies.set(accounts.sessionCookie, opened.token, attributes(event, opened.expiresAt));
}

export function prolongSession(event: RequestEvent, name: string, until: Date): void {
	const token = event.cookies.get(name);
	if (token) event.cookies.set(name, token, attributes(event, until));
}

export async function forgetSession(event: RequestEvent): Promise<void> {
	const { accounts } = event.locals.app;
	const token = event.cookies.get(accounts.sessionCookie);
	if (token) await accounts.signOut(token);
	event.cookies.delete(accounts.sessionCookie, { path: '/', secure: event.url.protocol === 'https:' });
}
