import { counted, plural } from '#domain/french/words.ts';

/** What could not be pasted as it was, and where its words are. */
export class Losses {
	images = 0;
	/** Words of each comment: they are said, for the document has no place for them yet. */
	readonly comments: string[] = [];
	deletions = 0;
	tables = 0;
	links = 0;

	/** Sentences, the gravest first; none when nothing was lost. */
	get sentences(): string[] {
		const { images, comments, deletions, tables, links } = this;
		return [
			images > 0 &&
				`${counted(images, 'image')} ${plural(images, 'n’a pas été collée', 'n’ont pas été collées')}\u00a0: ${plural(images, 'ajoutez-la', 'ajoutez-les')} par Insérer.`,
			comments.length > 0 &&
				`${counted(comments.length, 'commentaire')} ${plural(comments.length, 'n’a pas été collé', 'n’ont pas été collés')}\u00a0: ${comments.map((words) => `«\u00a0${words}\u00a0»`).join(', ')}.`,
			deletions > 0 && 'Les suppressions suivies sont collées barrées, les ajouts comme du texte.',
			tables > 0 &&
				`${counted(tables, 'tableau', 'tableaux')} ${plural(tables, 'est collé', 'sont collés')} en paragraphes.`,
			links > 0 &&
				`${counted(links, 'lien')} sans adresse sûre ${plural(links, 'est devenu', 'sont devenus')} du texte.`,
		].filter((sentence) => sentence !== false);
	}
}
