import { readdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { wrongName } from '../scripts/lint/names.ts';
import { importsOf, root, sourceFiles, type Import, type SourceFile } from './support/source-files.ts';

const files = sourceFiles('domain', 'server', 'src', 'tests', 'scripts');
const inside = (...folders: string[]) =>
	files.filter(({ path }) => folders.some((folder) => path.startsWith(folder)));
const product = inside('domain/', 'server/', 'src/');

/** `path → specifier` of the imports that a rule refuses. */
function refused(
	from: readonly SourceFile[],
	isRefused: (entry: Import, file: SourceFile) => boolean,
): string[] {
	return from.flatMap((file) =>
		file.imports
			.filter((entry) => isRefused(entry, file))
			.map((entry) => `${file.path} → ${entry.specifier}`),
	);
}

describe('how this test reads', () => {
	it('sees static, erased, dynamic and re-exporting imports, in components too', () => {
		const text = `<script lang="ts">
			import type { A } from '#server/app.ts';
			import { type B, type C } from './b.ts';
			import { d, type E } from '../d.ts';
			import './f.css';
			export { g } from '#lib/g.ts';
			const h = await import('node:fs');
			type I = import('./i.ts').I;
		</script>`;
		expect(importsOf('src/lib/ui/X.svelte', text)).toEqual([
			{ specifier: '#server/app.ts', typeOnly: true, target: 'server/app.ts' },
			{ specifier: './b.ts', typeOnly: true, target: 'src/lib/ui/b.ts' },
			{ specifier: '../d.ts', typeOnly: false, target: 'src/lib/d.ts' },
			{ specifier: './f.css', typeOnly: false, target: 'src/lib/ui/f.css' },
			{ specifier: '#lib/g.ts', typeOnly: false, target: 'src/lib/g.ts' },
			{ specifier: 'node:fs', typeOnly: false, target: null },
			{ specifier: './i.ts', typeOnly: true, target: 'src/lib/ui/i.ts' },
		]);
	});

	it('finds a circle of three files', () => {
		const file = (path: string, to: string): SourceFile => ({
			path,
			text: '',
			imports: [{ specifier: to, typeOnly: false, target: to }],
		});
		expect(circles([file('a.ts', 'b.ts'), file('b.ts', 'c.ts'), file('c.ts', 'a.ts')])).toEqual([
			'a.ts → b.ts → c.ts → a.ts',
		]);
	});
});

describe('who may import whom', () => {
	it('domain/ imports itself, valibot and prosemirror-model, nothing else', () => {
		expect(
			refused(inside('domain/'), ({ specifier, target }) =>
				target ? !target.startsWith('domain/') : !['valibot', 'prosemirror-model'].includes(specifier),
			),
		).toEqual([]);
	});

	it('server/ knows neither Svelte nor the pages', () => {
		expect(
			refused(inside('server/'), ({ specifier, target }) =>
				target
					? target.startsWith('src/') || target.startsWith('tests/')
					: /^(svelte|@sveltejs|\$app)/.test(specifier),
			),
		).toEqual([]);
	});

	it('src/ takes only the types of server/app.ts', () => {
		expect(
			refused(
				inside('src/'),
				({ target, typeOnly }) =>
					target?.startsWith('server/') === true && !(typeOnly && target === 'server/app.ts'),
			),
		).toEqual([]);
	});

	it('no page reaches for the database, and browser code not for Node', () => {
		const forServer = /\.server\.ts$|\+server\.ts$/;
		expect(
			refused(
				inside('src/'),
				({ specifier, typeOnly }, { path }) =>
					/^(kysely|better-sqlite3|pg|ws|nodemailer|lucia)$/.test(specifier) ||
					(specifier.startsWith('node:') && !typeOnly && !forServer.test(path)),
			),
		).toEqual([]);
	});

	it('src/lib/ui knows no word of the field', () => {
		expect(
			refused(
				inside('src/lib/ui/'),
				// How numbers, dates and words are spelt in French is no word of the field.
				({ target }) => target !== null && !/^(src\/lib\/ui|domain\/french)\//.test(target),
			),
		).toEqual([]);
	});

	it('no page imports from another page’s folder, and src/lib imports no page', () => {
		expect(
			refused(
				inside('src/'),
				({ target }, { path }) =>
					target?.startsWith('src/routes/') === true && dirname(target) !== dirname(path),
			),
		).toEqual([]);
	});

	it('reads.ts never receives a transaction', () => {
		const reads = inside('server/').filter(({ path }) => path.endsWith('/reads.ts'));
		expect(reads.filter(({ text }) => /\bTransaction\b/.test(text)).map(({ path }) => path)).toEqual([]);
	});

	it('a noun’s writes are called by that noun, or by what composes nouns', () => {
		const composers = /^server\/(seed|imports|admin)\//;
		const nouns = inside('server/').filter(({ path }) => path.split('/').length > 2 && !composers.test(path));
		expect(
			refused(
				nouns,
				({ target }, { path }) =>
					target?.endsWith('/writes.ts') === true && dirname(target) !== dirname(path),
			),
		).toEqual([]);
	});

	it('every import of ours names a file that exists, with its extension', () => {
		const known = new Set(files.map(({ path }) => path));
		expect(
			refused(
				files,
				({ target, specifier }) =>
					target !== null &&
					!specifier.includes('$types') &&
					!/\.(json|svg|woff2)(\?|$)/.test(target) &&
					/^(domain|server|src|tests|scripts)\//.test(target) &&
					!known.has(target.replace(/\?.*$/, '')),
			),
		).toEqual([]);
	});

	it('no circle of files exists', () => {
		expect(circles(files)).toEqual([]);
	});
});

describe('the house, in figures', () => {
	const measured = product.filter(({ path }) => !/\/(migrations|data|generated)\//.test(path));
	const lengths = measured.map(({ text }) => text.split('\n').length - 1).sort((a, b) => a - b);
	const percentile = (share: number) => lengths[Math.floor(lengths.length * share)] ?? 0;

	it('no file is longer than 300 lines, migrations and data aside', () => {
		const all = files.filter(({ path }) => !/\/(migrations|data|generated)\//.test(path));
		const long = all.filter(({ text }) => text.split('\n').length - 1 > 300);
		expect(long.map(({ path }) => path)).toEqual([]);
	});

	it('half of the files have at most 60 lines, nine in ten at most 180', () => {
		expect(percentile(0.5)).toBeLessThanOrEqual(60);
		expect(percentile(0.9)).toBeLessThanOrEqual(180);
	});
});

describe('names and folders', () => {
	it('every file is named after what it is', () => {
		expect(files.flatMap(({ path }) => wrongName(path) ?? [])).toEqual([]);
	});

	it('the root holds the folders of docs/architecture.md and no other', () => {
		const made = new Set(['node_modules', 'build', 'data', 'test-results', 'playwright-report', 'coverage']);
		const folders = readdirSync(root, { withFileTypes: true })
			.filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && !made.has(entry.name))
			.map((entry) => entry.name);
		expect(folders.sort()).toEqual(['docs', 'domain', 'scripts', 'server', 'src', 'static', 'tests']);
	});

	it('no default export but configuration', () => {
		expect(product.filter(({ text }) => /^export default /m.test(text)).map(({ path }) => path)).toEqual([]);
	});

	it('a page that sends no script waits for no event', () => {
		const withScript = new Set(
			inside('src/routes/')
				.filter(({ path, text }) => path.endsWith('+page.ts') && /csr = true/.test(text))
				.map(({ path }) => dirname(path)),
		);
		const waiting = inside('src/routes/').filter(
			({ path, text }) =>
				path.endsWith('.svelte') && !withScript.has(dirname(path)) && /\son[a-z]+=\{|\{@attach /.test(text),
		);
		expect(waiting.map(({ path }) => path)).toEqual([]);
	});
});

/** Every circle of files, once, as `a → b → a`. */
function circles(all: readonly SourceFile[]): string[] {
	const targets = new Map(
		all.map(({ path, imports }) => [path, imports.flatMap(({ target }) => target ?? [])]),
	);
	const done = new Set<string>();
	const found: string[] = [];
	const walk = (path: string, trail: string[]): void => {
		const start = trail.indexOf(path);
		if (start >= 0) found.push([...trail.slice(start), path].join(' → '));
		if (start >= 0 || done.has(path)) return;
		for (const target of targets.get(path) ?? []) walk(target, [...trail, path]);
		done.add(path);
	};
	for (const path of targets.keys()) walk(path, []);
	return found;
}
