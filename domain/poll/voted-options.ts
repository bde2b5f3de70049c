import { hidesCharacters, oneLine, seenOnly } from '../typed-text.ts';
import { pollLimits } from './poll.ts';

/** Reads what is voted about, one a line: bullets and numbers that lists are pasted with go, and so does what is said twice. */
export function readOptions(text: string): {
	readonly labels: readonly string[];
	readonly issue: string | null;
} {
	const labels = [
		...new Set(
			text
				.split(/\r\n?|\n/)
				.map((line) => oneLine(line).replace(/^(?:[-–•*]|\d{1,2}[.)])\s+/, ''))
				.filter((line) => line !== ''),
		),
	];
	const long = labels.find((label) => label.length > pollLimits.option);
	const hiding = labels.find(hidesCharacters);
	const { leastOptions, mostOptions } = pollLimits;
	const issue =
		labels.length < leastOptions
			? 'Écrivez deux propositions au moins, une par ligne.'
			: labels.length > mostOptions
				? `${mostOptions} propositions au plus : au-delà, on ne compare plus.`
				: hiding !== undefined
					? `Une proposition contient des caractères invisibles : « ${seenOnly(hiding).slice(0, 40)} ». Écrivez-la de nouveau.`
					: long !== undefined
						? `Une proposition a au plus ${pollLimits.option} caractères : « ${long.slice(0, 40)}… »`
						: null;
	return { labels, issue };
}
