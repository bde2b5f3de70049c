import { readConfig, ConfigError, type Config } from './config.ts';
import { welcome } from './seed/welcome.ts';
import { serve } from './serve.ts';
import { stopOnSignals } from './signals.ts';

/**
 * The only entry, development and production: config → app → HTTP + sockets + jobs.
 * `--dev` serves the sources through Vite; `--demo` seeds the demonstration network into an empty database.
 */
let config: Config;
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
	stopOnSignals(server);
	if (options.demonstration) console.log(await welcome(server.context));
} catch (error) {
	console.error(error instanceof Error ? error.message : error);
	process.exit(1);
}
