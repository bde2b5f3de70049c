import sparticuz from '@sparticuz/chromium';
import { existsSync } from 'node:fs';

export interface Browser {
	readonly executablePath: string;
	readonly args: string[];
}

const systemBrowsers = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const quiet = [
	'--no-sandbox',
	'--disable-gpu',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
];

/** The system's Chromium, or the one carried by an npm package: tests need nothing but `npm ci`. */
export async function findBrowser(): Promise<Browser> {
	const system = systemBrowsers.find((path) => existsSync(path));
	if (system && process.env['E2E_BROWSER'] !== 'package') return { executablePath: system, args: quiet };
	// Not its own arguments: they put everything in one process, which ends with the first context that closes.
	return { executablePath: await sparticuz.executablePath(), args: quiet };
}
