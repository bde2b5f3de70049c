import { AdminRefusal, UnknownVerb, runAdmin } from './admin/run.ts';
import { ConfigError, readConfig } from './config.ts';

/** The operator's command line: `npm run admin -- help`. Exit code 1 for a refusal, 2 for an unknown verb. */
try {
	await runAdmin(
		process.argv.slice(2),
		() => readConfig(process.env),
		(line) => console.log(line),
	);
} catch (error) {
	const known = error instanceof AdminRefusal || error instanceof ConfigError;
	console.error(known || process.env['LOG_LEVEL'] !== 'debug' ? sentence(error) : error);
	process.exitCode = error instanceof UnknownVerb ? 2 : 1;
}

function sentence(error: unknown): string {
	return error instanceof Error ? error.message.split('\n', 1)[0]! : String(error);
}
