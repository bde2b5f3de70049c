/** What a row became, kept so that it can be taken back. */
export type Outcome =
	| { readonly did: 'created'; readonly id: string; readonly at: string; readonly back?: Back }
	| {
			readonly did: 'completed';
			readonly id: string;
			/** What each column held, and holds since. */
			readonly before: Readonly<Record<string, string | null>>;
			readonly after: Readonly<Record<string, string>>;
			readonly back?: Back;
	  }
	| { readonly did: 'left'; readonly why: string };

/** Taken back, or kept and why. */
export type Back = { readonly taken: true } | { readonly kept: string };
