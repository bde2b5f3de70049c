import { stopOnSignals } from './signals.ts';

const serving = stopOnSignals();
// After the signals are listened to: reading all the sources takes a while.
const { readConfig, ConfigError } = await import('./config.ts');
const { welcome } = await import('./seed/welcome.ts');
const { serve } = await import('./serve.ts');

/**
 * The only entry, development and production: config → app → HTTP + sockets + jobs.
 * `--dev` serves the sources through Vite; `--demo` seeds the demonstration network into an empty database.
 */
let config: ReturnType<typeof readConfig>;
try {
	config = readConfig(process.env);
} catch (error) {
	if (!(error instanceof ConfigError)) throw error;
	console.error(error.message);
	process.exit(1);
}

const options = {
	development: process.argv.includes('--dev'),
	demonstration: process.argv.includes('--demo'),
};
try {
	const server = await serve(config, options);
	serving(server);
	if (options.demonstration) console.log(await welcome(server.context));
} catch (error) {
	console.error(error instanceof Error ? error.message : error);
	process.exit(1);
}
