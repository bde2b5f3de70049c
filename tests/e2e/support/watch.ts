import type { BrowserContext } from '@playwright/test';

/** What a page loads for itself; a refused document or form is what a test may be about. */
const ownResources = new Set(['stylesheet', 'script', 'image', 'font', 'manifest']);

/**
 * Notes in `complaints` what no page may do: an error in the console, a violation of the content policy [C1], a request
 * to another host [P6], a missing resource.
 */
export async function watch(context: BrowserContext, complaints: string[]): Promise<void> {
	await context.addInitScript(() => {
		document.addEventListener('securitypolicyviolation', (event) =>
			console.error(
				`policy: ${event.violatedDirective} refused ${event.blockedURI || 'inline'} on ${location.pathname}`,
			),
		);
	});
	context.on('console', (message) => {
		// Statuses are judged below; a socket that cannot connect is what the tests of a dead server are about.
		if (
			message.type() === 'error' &&
			!/^Failed to load resource|WebSocket connection to/.test(message.text())
		)
			complaints.push(`console: ${message.text()}`);
		// The editor says so when it is asked for what cannot be.
		if (message.type() === 'warning' && /TextSelection endpoint|tiptap|prosemirror/i.test(message.text()))
			complaints.push(`console: ${message.text()}`);
	});
	context.on('weberror', (error) => complaints.push(`uncaught: ${error.error().message}`));
	context.on('request', (request) => {
		const { protocol, hostname } = new URL(request.url());
		if (protocol.startsWith('http') && hostname !== 'localhost')
			complaints.push(`third party: ${request.url()}`);
	});
	context.on('response', (response) => {
		if (response.status() >= 400 && ownResources.has(response.request().resourceType()))
			complaints.push(`missing: ${response.status()} ${response.url()}`);
	});
}
