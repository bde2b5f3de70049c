/** Longer than this is no answer, in milliseconds. */
const patience = 5000;

/**
 * Whether plain HTTP reaches our own server: a captive portal or a company's warning page would answer too, with something else.
 * @param sockets the site as sockets call it, `wss://maillage.example`.
 */
export async function siteAnswers(sockets: string): Promise<boolean> {
	try {
		const answer = await fetch(`${sockets.replace(/^ws/, 'http')}/healthz`, {
			cache: 'no-store',
			redirect: 'error',
			signal: AbortSignal.timeout(patience),
		});
		const body: unknown = await answer.json();
		return answer.ok && typeof body === 'object' && body !== null && 'status' in body;
	} catch {
		return false;
	}
}
