import type { Plugin } from 'vite';

interface Graph {
	getModuleInfo(id: string): { readonly importers: readonly string[]; readonly isEntry: boolean } | null;
}

/**
 * Only one page has script, and it is built along with forty others that send none: what they share would be cut into fifty files of some hundred
 * bytes, each with its own request. This puts the libraries and the domain that the page where one writes needs from the beginning into one. Nothing of
 * `src/` is in it: a page links the styles of the files it is made of, and pages without script would lose those of what they share with it.
 */
export function browserFiles(): Plugin {
	const ends = ['/src/routes/documents/[id]/+page.svelte', '/src/routes/+layout.svelte', '/client/entry.js'];
	const known = new Map<string, boolean>();
	const isNeeded = (id: string, graph: Graph, seen = new Set<string>()): boolean => {
		if (seen.has(id)) return false;
		seen.add(id);
		const found =
			known.get(id) ??
			(ends.some((end) => id.endsWith(end)) ||
				(graph.getModuleInfo(id)?.importers.some((one) => isNeeded(one, graph, seen)) ?? false));
		if (seen.size === 1 || found) known.set(id, found);
		return found;
	};
	return {
		name: 'browser-files',
		configEnvironment(environment) {
			if (environment !== 'client') return;
			const group = {
				test: (id: string) =>
					/\/node_modules\/(?!.*(?:prosemirror|tiptap|yjs|lib0))|\/domain\//.test(id) && !id.endsWith('.css'),
				name: (id: string, graph: Graph) => (isNeeded(id, graph) ? 'page' : null),
			};
			return { build: { rolldownOptions: { output: { codeSplitting: { groups: [group] } } } } };
		},
	};
}
