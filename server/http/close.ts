import type { Server } from 'node:http';

/**
 * Takes no new connection, lets the answers under way finish, and cuts what is still open after `milliseconds`: an idle
 * keep-alive connection or a slow reader never keeps a process from ending [E9].
 */
export async function closeHttp(http: Server, milliseconds: number): Promise<void> {
	const closed = new Promise<void>((resolve) => http.close(() => resolve()));
	http.closeIdleConnections();
	const sweep = setInterval(() => http.closeIdleConnections(), 100);
	const cut = setTimeout(() => http.closeAllConnections(), milliseconds);
	await closed;
	clearInterval(sweep);
	clearTimeout(cut);
}
