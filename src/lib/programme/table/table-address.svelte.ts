import { replaceState } from '$app/navigation';
import { page } from '$app/state';
import { untrack } from 'svelte';
import { filterParameters, readFilter } from './filter.ts';
import type { Table } from './table.svelte.ts';

/** Browsers refuse an address that changes with each key, in milliseconds. */
const pause = 400;
const keys = ['q', 'axe', 'porteur', 'etat', 'trouver', 'trancher'];

/** The address holds what one filters: it begins there, and follows. Call it as a component is made. */
export function followAddress(table: Table): void {
	table.filter = untrack(() => readFilter(page.url.searchParams));
	$effect(() => {
		const parameters = filterParameters(table.filter);
		const timer = setTimeout(() => {
			const address = new URL(location.href);
			for (const key of keys) address.searchParams.delete(key);
			for (const [key, value] of parameters) address.searchParams.append(key, value);
			if (address.href !== location.href) replaceState(address, page.state);
		}, pause);
		return () => clearTimeout(timer);
	});
}
