/** Folders and files that say nothing of the field: whatever lies in them belongs to a noun that has a name. */
const vague = /^(utils?|helpers?|common|managers?|services?|misc|shared)$/;
/** SvelteKit's own names: `+page.svelte`, `+layout.ts`, `hooks.server.ts`, `app.d.ts`. */
const kit =
	/^(\+(page|layout|server|error)(@[a-z-]*)?(\.server)?\.(ts|svelte)|hooks(\.server)?\.ts|app\.d\.ts)$/;
const kebab = /^[a-z0-9]+(-[a-z0-9]+)*(\.(svelte|server|test|e2e|d|config))*\.(ts|js|css)$/;
const pascal = /^[A-Z][A-Za-z0-9]*\.svelte$/;
/** French URLs in `src/routes`, with their parameters: `[id]`, `[kind=territory]`, `(group)`, `export.json`. */
const folder =
	/^(\(?[a-z0-9]+(-[a-z0-9]+)*\)?|\[{1,2}(\.{3})?[a-z]+(=[a-z]+)?\]{1,2}|[a-z]+\.(json|svg|txt|webmanifest|xml|ics|csv|xlsx))$/;

/**
 * What is wrong with the name of a file, in one sentence that teaches, or null.
 * @param path from the project's root, with `/`.
 */
export function wrongName(path: string): string | null {
	const parts = path.split('/');
	const file = parts.pop() ?? '';
	const stem = (file.split('.')[0] ?? '').toLowerCase();
	const bad = [...parts, stem].find(
		(word) => vague.test(word) || word.split('-').some((part) => vague.test(part)),
	);
	if (bad)
		return `« ${bad} » names no noun of the field. Put the code in the folder of the noun it serves and name the file after what it does.`;
	const strange = parts.find((part) => !folder.test(part));
	if (strange) return `The folder « ${strange} » is not a kebab-case noun.`;
	if (kit.test(file)) return null;
	if (file.endsWith('.svelte'))
		return pascal.test(file) ? null : `A component is named in PascalCase: « ${file} » is not.`;
	return kebab.test(file) ? null : `Files are kebab-case nouns: « ${file} » is not.`;
}
