import { sectionStatusNames, type SectionStatus } from '#domain/document/document.ts';
import { sectionName } from '#domain/document/section.ts';
import type { Announcer } from './announcer.svelte.ts';
import type { Folds } from './folding/folds.svelte.ts';
import type { SectionHead, Sections } from './sections.svelte.ts';

/** The work these acts are part of, see `DocumentWork`. */
interface Work {
	readonly sections: Sections;
	readonly folds: Folds;
	readonly announcer: Announcer;
	focus(id: string, where: 'title'): void;
	apart<T>(work: () => T): T;
}

/** What one does to whole sections: each is one thing to undo, and is said. */
export class SectionActs {
	/** The section just removed, while it can be put back in one click. */
	removed: SectionHead | null = $state.raw(null);
	/** The section for which one chooses a place, in a dialog. */
	placing: SectionHead | null = $state.raw(null);
	/** The section that one is about to entrust to somebody, in a dialog. */
	entrusting: SectionHead | null = $state.raw(null);
	readonly #work: Work;

	constructor(work: Work) {
		this.#work = work;
	}

	/** A new section after another, ready to be named. */
	async add(after: string | null): Promise<void> {
		const id = this.#work.apart(() => this.#work.sections.add(after));
		await Promise.resolve();
		requestAnimationFrame(() => this.#work.focus(id, 'title'));
		this.#work.announcer.say('Article ajouté. Écrivez son titre.');
	}

	move(section: SectionHead, by: -1 | 1): void {
		this.#work.apart(() => this.#work.sections.move(section.id, by));
		this.#sayPlace(section.id);
	}

	/** Behind another section, or first. */
	moveAfter(section: SectionHead, after: string | null): void {
		this.#work.apart(() => this.#work.sections.place(section.id, after));
		this.#sayPlace(section.id);
	}

	#sayPlace(id: string): void {
		const { list } = this.#work.sections;
		const at = list.findIndex((section) => section.id === id);
		const [before, moved] = [list[at - 1], list[at]];
		if (!moved) return;
		const where = before ? `après ${sectionName(before.title, before.number)}` : 'au début';
		this.#work.announcer.say(`Déplacé ${where} : ${sectionName(moved.title, moved.number)}.`);
	}

	toggleFold(section: SectionHead): void {
		this.#work.folds.toggle(section.id);
		const said = this.#work.folds.has(section.id) ? 'replié' : 'déplié';
		this.#work.announcer.say(`${sectionName(section.title, section.number)} : ${said}.`);
	}

	foldAll(): void {
		this.#work.folds.fold(this.#work.sections.list.map(({ id }) => id));
		this.#work.announcer.say('Tous les articles sont repliés.');
	}

	unfoldAll(): void {
		this.#work.folds.openAll();
		this.#work.announcer.say('Tous les articles sont dépliés.');
	}

	remove(section: SectionHead): void {
		this.#work.apart(() => this.#work.sections.remove(section.id));
		this.removed = section;
		this.#work.announcer.say(
			`${sectionName(section.title, section.number)} : supprimé. Ctrl+Z pour le remettre.`,
		);
	}

	restore(): void {
		const section = this.removed;
		if (!section) return;
		this.#work.apart(() => this.#work.sections.restore(section.id));
		this.removed = null;
		this.#work.announcer.say(`${sectionName(section.title, section.number)} : remis à sa place.`);
	}

	setStatus(section: SectionHead, status: SectionStatus): void {
		this.#work.apart(() => this.#work.sections.setStatus(section.id, status));
		this.#work.announcer.say(
			`${sectionName(section.title, section.number)} : ${sectionStatusNames[status].toLowerCase()}.`,
		);
	}

	/** To somebody, or to nobody in particular. @param name as it is said. */
	entrust(section: SectionHead, person: string | null, name: string): void {
		this.#work.apart(() => this.#work.sections.setPerson(section.id, person));
		const said = person ? `confié à ${name}` : 'confié à personne en particulier';
		this.#work.announcer.say(`${sectionName(section.title, section.number)} : ${said}.`);
	}

	/** After an undo: what was removed may be back. */
	lookAgain(): void {
		const { removed } = this;
		if (removed && this.#work.sections.list.some(({ id }) => id === removed.id)) this.removed = null;
	}
}
