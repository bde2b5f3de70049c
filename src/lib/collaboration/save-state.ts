/** What may be said of the words in this tab. All instants are this device's own clock. */
export type SaveState =
	/** Not yet opened once. */
	| { readonly state: 'connecting' }
	/** Everything typed here is on the server's disk. */
	| { readonly state: 'saved'; readonly at: Date }
	/** Sent, not acknowledged, for less than five seconds. */
	| { readonly state: 'saving'; readonly since: Date }
	/** Sent, not acknowledged for five seconds or more, or known not to be stored for now; `reason` is a French clause. */
	| { readonly state: 'unsaved'; readonly since: Date; readonly reason?: string }
	/** No connection; `pending`: some words are only in this tab. */
	| { readonly state: 'offline'; readonly since: Date; readonly pending: boolean }
	/** The server will not take them, ever; `reason` is a French sentence. */
	| { readonly state: 'refused'; readonly reason: string };
