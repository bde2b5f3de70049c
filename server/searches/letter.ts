import { counted } from '#domain/french/words.ts';
import { secretPlace } from '../mail/outbox.ts';

/** What one saved search newly finds. */
export interface News {
	readonly name: string;
	/** Of the whole search. */
	readonly address: string;
	/** How many entries are new. */
	readonly many: number;
	/** Those that the letter names. */
	readonly entries: readonly { readonly title: string; readonly context: string; readonly address: string }[];
}

/** Tells somebody what is new in their searches. @param origin the address of the site */
export function newsLetter(to: string, news: readonly News[], origin: string) {
	const many = news.reduce((sum, one) => sum + one.many, 0);
	return {
		subject:
			many === 1
				? `Une nouveauté dans l’annuaire : « ${news[0]!.name} »`
				: `${counted(many, 'nouveauté')} dans vos recherches`,
		body: `Bonjour ${to},

Depuis la dernière fois, l’annuaire a du nouveau sur ce que vous cherchez.

${news.map((one) => searchLines(one, origin)).join('\n')}
Choisir ce qui vous est écrit, et quand :
${origin}/annuaire/enregistrees

Ne plus recevoir ces lettres :
${secretPlace}
`.replaceAll(/ +$/gm, ''),
	};
}

function searchLines({ name, address, many, entries }: News, origin: string): string {
	const rest = many - entries.length;
	return [
		`« ${name} », ${counted(many, 'nouveauté')}`,
		'',
		...entries.flatMap((entry) => [
			`    ${entry.title}`,
			...(entry.context === '' ? [] : [`    ${entry.context}`]),
			`    ${origin}${entry.address}`,
			'',
		]),
		rest > 0 ? `    et ${counted(rest, 'autre')}. Toute la recherche :` : '    Toute la recherche :',
		`    ${origin}/annuaire?${address}`,
		'',
	].join('\n');
}
