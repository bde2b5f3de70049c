import type { Plugin } from 'vite';

interface Graph {
	getModuleInfo(id: string): Module | null;
}

interface Module {
	readonly importers: readonly string[];
	readonly dynamicImporters: readonly string[];
	readonly importedIds: readonly string[];
	readonly dynamicallyImportedIds: readonly string[];
}

const page = '/src/routes/documents/[id]/+page.svelte';
/** What is there from the beginning on the page where one writes, and what it asks for as soon as it is read. */
const ends = [
	page,
	'/src/routes/+layout.svelte',
	'/src/routes/+error.svelte',
	'/client/entry.js',
	'/src/lib/editor/work.svelte.ts',
	'/src/lib/collaboration/session.svelte.ts',
];

/**
 * Only one page has script, and it is built along with forty others that send none: what they share would be cut into fifty files of some hundred
 * bytes, each with its own request and compressed by itself. This makes three of what that page needs. A page links the styles of the files it is made
 * of, and pages without script would lose those of what they share with it: what has no styles, nor leads to some, is one (later even: SvelteKit
 * would count the styles of what is loaded later as its own, and a page that shares them would go without); what has, and others share, is
 * another, whose styles every page keeps; what nobody shares is the last.
 */
export function browserFiles(): Plugin {
	const isNeeded = known((id, graph, isNeeded) => {
		if (ends.some((end) => id.endsWith(end))) return true;
		return graph.getModuleInfo(id)?.importers.some(isNeeded) ?? false;
	});
	const isStyled = known((id, graph, isStyled) => {
		if (/\.css$|[?&]type=style/.test(id)) return true;
		const module = graph.getModuleInfo(id);
		return [...(module?.importedIds ?? []), ...(module?.dynamicallyImportedIds ?? [])].some(isStyled);
	});
	const isShared = known((id, graph, isShared) => {
		if (id.endsWith(page)) return false;
		const { importers = [], dynamicImporters = [] } = graph.getModuleInfo(id) ?? {};
		const above = [...importers, ...dynamicImporters];
		return above.length === 0 || above.some(isShared);
	});
	return {
		name: 'browser-files',
		configEnvironment(environment) {
			if (environment !== 'client') return;
			const file = (name: string, priority: number, holds: (id: string, graph: Graph) => boolean) => ({
				name: (id: string, graph: Graph) => (isNeeded(id, graph) && holds(id, graph) ? name : null),
				priority,
			});
			const groups = [
				file('page', 3, (id, graph) => !isStyled(id, graph)),
				file('shared', 2, (id, graph) => id.includes('/src/lib/') && isShared(id, graph)),
				file('desk', 1, (id, graph) => !isShared(id, graph)),
			];
			return { build: { rolldownOptions: { output: { codeSplitting: { groups } } } } };
		},
	};
}

/** Whether a module, or one that it leads to, is one of those looked for. */
function known(ask: (id: string, graph: Graph, isOne: (id: string) => boolean) => boolean) {
	const answers = new Map<string, boolean>();
	return (id: string, graph: Graph): boolean => {
		const seen = new Set<string>();
		const look = (id: string): boolean => {
			const answer = answers.get(id);
			if (answer !== undefined || seen.has(id)) return answer ?? false;
			seen.add(id);
			const isOne = ask(id, graph, look);
			if (isOne) answers.set(id, true);
			return isOne;
		};
		const isOne = look(id);
		// Then nothing it leads to is one either.
		if (!isOne) for (const one of seen) answers.set(one, false);
		return isOne;
	};
}
