import type { Lack } from './integration.ts';
import type { RefusalKind } from './meter.ts';

/** What became of an update. Accepted is not stored yet: the participant is told by `durable`. */
export type Verdict =
	| { readonly verdict: 'accepted' }
	/** Refers to what has not come yet. */
	| { readonly verdict: 'missing'; readonly lack: Lack }
	/** Would be refused, or refers to what has not come: unless another process has just stored it, which the journal will say. */
	| { readonly verdict: 'doubtful' }
	/** Nothing can be stored for now, and too much waits already. */
	| { readonly verdict: 'full' }
	| { readonly verdict: 'refused'; readonly kind: RefusalKind; readonly reason: string };
