import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from './support/source-files.ts';

/** Selectors of a stylesheet, those of a list apart. */
function selectorsOf(css: string): string[] {
	const bare = css.replace(/\/\*.*?\*\//gs, '');
	const heads = [...bare.matchAll(/(?:^|[{}])\s*([^{}@]+)\{/g)].map(([, head = '']) => head);
	// The commas within « :is(…) » part nothing.
	return heads.flatMap((head) => head.split(/,(?![^(]*\))/)).map((selector) => selector.trim());
}

/** The editor adds to what `reading` draws where one writes. */
const lent = new Set(['writing']);

test('what a shared stylesheet draws by a class of its own, no other folder calls so', () => {
	const leads = new Map<string, Set<string>>();
	const uses = new Map<string, Set<string>>();
	const note = (map: Map<string, Set<string>>, name: string, folder: string) =>
		map.set(name, (map.get(name) ?? new Set()).add(folder));
	for (const path of globSync('src/lib/*/**/*.css', { cwd: root })) {
		const [, , folder = ''] = path.split('/');
		for (const selector of selectorsOf(readFileSync(join(root, path), 'utf8'))) {
			const [, first] = /^\.([\w-]+)/.exec(selector) ?? [];
			if (first) note(leads, first, folder);
			for (const [, name = ''] of selector.matchAll(/\.([A-Za-z][\w-]*)/g)) note(uses, name, folder);
		}
	}
	const shared = [...leads.keys()].filter((name) => !lent.has(name) && (uses.get(name)?.size ?? 0) > 1);
	expect(shared).toEqual([]);
	expect(leads.size).toBeGreaterThan(20);
});

/** A row that comes into a table of five hundred would have all of them worked out again: browsers look for what may follow it, everywhere. */
test('no rule is about whatever follows something', () => {
	const files = globSync('src/**/*.{css,svelte}', { cwd: root });
	const found = files.filter((path) =>
		/[+~]\s*\*/.test(stylesOf(readFileSync(join(root, path), 'utf8'), path)),
	);
	expect(found).toEqual([]);
	expect(files.length).toBeGreaterThan(300);
});

function stylesOf(source: string, path: string): string {
	const style = path.endsWith('.css') ? source : (/<style[^>]*>(.*)<\/style>/s.exec(source)?.[1] ?? '');
	return style.replace(/\/\*.*?\*\//gs, '');
}
