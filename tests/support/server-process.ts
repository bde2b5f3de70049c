import { readConfig } from '#server/config.ts';
import { serve } from '#server/serve.ts';
import { stopOnSignals } from '#server/signals.ts';

/*
 * One process as `server/main.ts` makes it, configured by its environment, but for the pages, which are not built here: `/slow` never
 * answers, everything else is empty.
 */
const serving = stopOnSignals();
const server = await serve(readConfig(process.env), {
	development: false,
	demonstration: false,
	pages: {
		handler: (request, response) => void (request.url === '/slow' ? response.write('…') : response.end()),
		close: () => Promise.resolve(),
	},
});
serving(server);
console.log(server.port);
