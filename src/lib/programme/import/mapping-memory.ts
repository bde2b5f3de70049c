import type { Mapping } from '#domain/programme/import/mapping.ts';
import { amountOfTarget, newFunder, plainTargets, type Target } from '#domain/programme/import/targets.ts';
import { unfound } from '#domain/programme/funder.ts';

/** How columns of these headers were read the last time; the file a colleague sends each year has the same. */
type Known = Pick<Mapping, 'headers' | 'targets' | 'fillDown'>;

/** Files of one programme that are remembered, the latest first. */
const most = 20;
const keyOf = (documentId: string) => `maillage:colonnes:${documentId}`;

/**
 * What somebody chose for these headers, in this browser, when they imported them into this programme; the guess where they did not. Sign-out
 * forgets it with everything else [P6].
 * @param funders ids of those there are: an amount of one that is gone is guessed again.
 */
export function recallMapping(documentId: string, guess: Mapping, funders: ReadonlySet<string>): Mapping {
	const same = JSON.stringify(guess.headers);
	const known =
		guess.headerRows > 0 && read(documentId).find(({ headers }) => JSON.stringify(headers) === same);
	if (!known) return guess;
	const targets = guess.targets.map((guessed, at) => {
		const target = known.targets[at];
		return target !== undefined && isTarget(target, funders) ? target : guessed;
	});
	return { ...guess, targets, fillDown: known.fillDown };
}

export function rememberMapping(
	documentId: string,
	{ headerRows, headers, targets, fillDown }: Mapping,
): void {
	if (headerRows === 0) return;
	const same = JSON.stringify(headers);
	const others = read(documentId).filter((known) => JSON.stringify(known.headers) !== same);
	try {
		localStorage.setItem(
			keyOf(documentId),
			JSON.stringify([{ headers, targets, fillDown }, ...others].slice(0, most)),
		);
	} catch {
		// Private browsing: it is guessed again the next time.
	}
}

function isTarget(target: Target, funders: ReadonlySet<string>): boolean {
	if (target === '' || Object.hasOwn(plainTargets, target)) return true;
	const funder = amountOfTarget(target)?.funder;
	return funder !== undefined && (funder === newFunder || funder === unfound || funders.has(funder));
}

function read(documentId: string): Known[] {
	try {
		const stored: unknown = JSON.parse(localStorage.getItem(keyOf(documentId)) ?? '[]');
		return Array.isArray(stored) ? stored.filter(isKnown) : [];
	} catch {
		return [];
	}
}

function isKnown(stored: unknown): stored is Known {
	const { headers, targets, fillDown } = (stored ?? {}) as Partial<Known>;
	const isWords = (list: unknown) => Array.isArray(list) && list.every((word) => typeof word === 'string');
	return isWords(headers) && isWords(targets) && typeof fillDown === 'boolean';
}
