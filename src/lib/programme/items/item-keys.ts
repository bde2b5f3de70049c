import { newNonce } from '#domain/programme/amount.ts';
import { fold } from '#domain/search/fold.ts';

/** Keys for items of a list that sort as they are given, after those of before. */
export const itemKeys = (count: number): string[] => {
	const now = Date.now().toString(36);
	return Array.from({ length: count }, (_, at) => `${now}-${String(at).padStart(3, '0')}-${newNonce()}`);
};

/** The same typed name is the same item, whoever adds it: never the key of something the directory knows. */
export const freeKey = (name: string): string =>
	fold(name)
		.replace(/[^\w-]+/g, '-')
		.slice(0, 80);
