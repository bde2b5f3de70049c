import { existsSync } from 'node:fs';
import { forget, newPlace, startServer } from './server.ts';

/** Starts the one server that most tests share, and says where it is; answers how to stop it. */
export async function start(): Promise<() => Promise<void>> {
	if (!existsSync('build/handler.js')) throw new Error('Build the pages first: npm run build');
	const place = await newPlace();
	const server = await startServer(place);
	process.env['E2E_ORIGIN'] = server.origin;
	process.env['E2E_DATA_DIR'] = server.dataDir;
	return async () => {
		await server.stop();
		await forget(place);
	};
}

// Playwright asks for a default export here.
export { start as default };
