/** Where words that the server has not acknowledged survive: this device keeps them when the tab is closed. */
export type WordsKeptIn = 'device' | 'tab';

/** Some words are only on this side, and where; or none is. */
type Waits = { readonly pending: true; readonly kept: WordsKeptIn } | { readonly pending: false };

/** What may be said of the words in this tab. All instants are this device's own clock. */
export type SaveState =
	/** Not yet opened once. */
	| { readonly state: 'connecting' }
	/** Everything typed here is on the server's disk. */
	| { readonly state: 'saved'; readonly at: Date }
	/** Sent, not acknowledged, for less than five seconds. */
	| { readonly state: 'saving'; readonly since: Date }
	/** Sent, not acknowledged for five seconds or more, or known not to be stored for now; `reason` is a French clause. */
	| {
			readonly state: 'unsaved';
			readonly since: Date;
			readonly kept: WordsKeptIn;
			readonly reason?: string;
	  }
	/** No connection. */
	| ({ readonly state: 'offline'; readonly since: Date } & Waits)
	/** The server closed for good: see the trouble. */
	| ({ readonly state: 'refused' } & Waits);
