/**
 * Who may import whom (docs/architecture.md), for `no-restricted-imports`. The messages are for the person who just
 * wrote the import: they say what to do instead. `tests/architecture.test.ts` proves the same another way.
 */
interface Zone {
	/** Globs of the files the zone speaks about; a file is in one zone only, because rules replace each other. */
	readonly files: readonly string[];
	readonly except?: readonly string[];
	readonly patterns: readonly Pattern[];
}

interface Pattern {
	readonly regex: string;
	readonly message: string;
	readonly allowTypeImports?: boolean;
	readonly importNames?: readonly string[];
}

const face = String.raw`^(svelte|@sveltejs|esm-env)(/|$)|^\$(app|env|lib|service-worker)(/|$)|^#lib/|^(\.\./)+src/`;
const server = String.raw`^(#server/|(\.\./)+server/)`;

const onlyDomain: Pattern = {
	regex: String.raw`^(?!\./|\.\./|#domain/|valibot$|prosemirror-model$)`,
	message:
		'domain/ is the ground floor: it imports nothing but itself, valibot and prosemirror-model, so that the same rules run in the browser and in the core. Pass what you need as an argument.',
};
const noClimbing: Pattern = {
	regex: String.raw`^(\.\./)+(server|src|tests|scripts)/`,
	message: 'domain/ is the ground floor: no arrow climbs back up. Move the type or the rule into domain/.',
};
const noFace: Pattern = {
	regex: face,
	message:
		'server/ is plain TypeScript that Node runs as it is: it knows neither Svelte nor the pages. Return a view; the page shows it.',
};
const noOtherWrites: Pattern = {
	regex: String.raw`^(\.\./|#server/)[a-z-]+/writes\.ts$`,
	message:
		'Another noun’s writes are its own: call its use case, or a function of its reads.ts. What two nouns change together belongs to one of them.',
};
const noTransaction: Pattern = {
	regex: String.raw`database/connection\.ts$`,
	importNames: ['Transaction', 'Database'],
	message: 'reads.ts receives a Reader, which cannot write. Move the function to writes.ts.',
};
const noServer: Pattern = {
	regex: server,
	allowTypeImports: false,
	message:
		'src/ never runs server code: the build would carry a second copy of it, with a second database connection. Call a use case through `locals.app`; for a type, `import type { App } from "#server/app.ts"`.',
};
const appTypes: Pattern = {
	regex: String.raw`^(#server/|(\.\./)+server/)app\.ts$`,
	allowTypeImports: true,
	message:
		'Only `import type { App } from "#server/app.ts"`: the application itself comes through `locals.app`.',
};
const noServerButApp: Pattern = { ...noServer, regex: String.raw`^(#server/|(\.\./)+server/)(?!app\.ts$)` };
const noDatabase: Pattern = {
	regex: '^(kysely|better-sqlite3|pg|ws|nodemailer|pino|lucia|@node-rs/argon2)(/|$)',
	message: 'The face does not know how things are kept or sent: ask a use case through `locals.app`.',
};
const noNode: Pattern = {
	regex: '^node:',
	message:
		'This file may run in a browser, which has no Node modules. Do it in a use case, or in a `.server.ts` file.',
};
const noTests: Pattern = {
	regex: String.raw`^(#tests/|(\.\./)+tests/)`,
	message: 'The product does not depend on its tests.',
};
const noOtherPage: Pattern = {
	regex: String.raw`^\.\./`,
	message:
		'A page’s folder is its own: no page imports another page’s. What two pages share goes to src/lib (src/lib/ui if it knows no word of the field).',
};
const noRoutes: Pattern = {
	regex: 'routes/',
	message: 'src/lib is below the pages: it never imports one.',
};
const noField: Pattern = {
	// How numbers, dates and words are spelt in French is no word of the field.
	regex: String.raw`^(#domain/(?!french/)|#lib/(?!ui/)|(\.\./)+domain/)`,
	message:
		'src/lib/ui knows no word of the field: pass the words as properties, or put the component in src/lib/field.',
};

const nouns = 'server/*/**/*.ts';
/** Composition: they put nouns together, so they call everybody’s writes. */
const composers = ['server/seed/**', 'server/imports/**', 'server/admin/**'];
const browserless = ['src/**/*.server.ts', 'src/**/+server.ts'];

export const zones: readonly Zone[] = [
	{ files: ['domain/**/*.ts'], patterns: [onlyDomain, noClimbing] },
	{
		files: [nouns],
		except: ['server/**/reads.ts', ...composers],
		patterns: [noFace, noTests, noOtherWrites],
	},
	{ files: ['server/**/reads.ts'], patterns: [noFace, noTests, noOtherWrites, noTransaction] },
	{ files: ['server/*.ts', ...composers.map((folder) => `${folder}/*.ts`)], patterns: [noFace, noTests] },
	{
		files: ['src/lib/ui/**/*.{ts,svelte}'],
		patterns: [noServer, noDatabase, noNode, noTests, noField, noRoutes],
	},
	{
		files: ['src/lib/**/*.{ts,svelte}'],
		except: ['src/lib/ui/**', ...browserless],
		patterns: [noServerButApp, appTypes, noDatabase, noNode, noTests, noRoutes],
	},
	{
		files: ['src/routes/**/*.{ts,svelte}'],
		except: browserless,
		patterns: [noServerButApp, appTypes, noDatabase, noNode, noTests, noOtherPage],
	},
	{
		files: ['src/routes/**/*.server.ts', 'src/routes/**/+server.ts'],
		patterns: [noServerButApp, appTypes, noDatabase, noTests, noOtherPage],
	},
	{
		files: ['src/*.ts', 'src/lib/**/*.server.ts'],
		patterns: [noServerButApp, appTypes, noDatabase, noTests, noRoutes],
	},
];
