import type { SentBallot } from '#domain/poll/ballot.ts';

/** The fields of a form of votes, of whichever kind: `choix`, `rang-…`, `creneau-…`, `position`, `objection`. */
export function sentBallot(data: FormData): SentBallot {
	const text = (name: string) => String(data.get(name) ?? '');
	const after = (prefix: string) =>
		Object.fromEntries(
			[...data]
				.filter(([name]) => name.startsWith(prefix))
				.map(([name, value]) => [name.slice(prefix.length), String(value)]),
		);
	return {
		chosen: data.getAll('choix').map(String),
		ranks: after('rang-'),
		slots: after('creneau-'),
		position: text('position'),
		words: text('objection'),
	};
}
