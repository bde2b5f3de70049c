import type { Party } from '#domain/cite/party.ts';
import { actorKey, type Names } from '#domain/document/references.ts';
import type { CollaborationSession } from '#lib/collaboration/session.svelte.ts';
import type { Participant } from '#lib/collaboration/participant.ts';
import { Announcer } from '#lib/editor/announcer.svelte.ts';
import { LiveNames } from '#lib/editor/references/names.svelte.ts';
import { askNames } from '#lib/editor/references/requests.ts';
import type { Place } from '#domain/programme/place.ts';
import { Items } from './items/items.ts';
import { LiveProgramme } from './live.svelte.ts';

/** How long after the last key one is said to be writing, in milliseconds. */
const breath = 2500;

/** What the page knows of the programme around its rows. */
export interface ProgrammeFacts {
	readonly documentId: string;
	readonly title: string;
	/** Of whom the programme names by identifier. */
	readonly names: Names;
	/** The territories that its actions name and those of its cité, as the page was made. */
	readonly places: readonly Place[];
	/** For whom the authors of amounts sit today, by actor. */
	readonly parties: Readonly<Record<string, Party>>;
	/** Whether it is of a cité, whose parties settle amounts. */
	readonly ofCite: boolean;
	/** Whether this person may choose between amounts that contest each other: see `document.choose-amount`. */
	readonly mayChoose: boolean;
}

/** One person's work on one open programme, whichever view they look at. */
export class ProgrammeWork {
	readonly session: CollaborationSession;
	readonly live: LiveProgramme;
	readonly items: Items;
	readonly announcer = new Announcer();
	readonly facts: ProgrammeFacts;
	/** Actor who writes here. */
	readonly self: string;
	readonly #names: LiveNames;
	#quiet: ReturnType<typeof setTimeout> | undefined;

	constructor(session: CollaborationSession, self: string, facts: ProgrammeFacts) {
		this.session = session;
		this.self = self;
		this.facts = facts;
		this.live = new LiveProgramme(session.doc, self);
		this.#names = new LiveNames(askNames(facts.documentId), {}, facts.names);
		const own = facts.places.filter(({ ofCite }) => ofCite);
		this.items = new Items(this.live, this.#names, own);
	}

	get canWrite(): boolean {
		return this.session.canWrite;
	}

	/** The others, one entry a tab. */
	get others(): Participant[] {
		return this.session.people.filter(({ actorId }) => actorId !== this.self);
	}

	/** Tells the others which cell one is in: `<row>/<column>`, or null. */
	moveTo(cell: string | null): void {
		this.session.moveTo({ cell });
	}

	tellTyping(): void {
		this.session.moveTo({ typing: true });
		clearTimeout(this.#quiet);
		this.#quiet = setTimeout(() => this.session.moveTo({ typing: false }), breath);
	}

	/** Who wrote an amount, as one may know them; null for the application. */
	author(actor: string | null): string | null {
		if (actor === null) return null;
		if (actor === this.self) return 'vous';
		const present = this.session.people.find(({ actorId }) => actorId === actor);
		return present?.name ?? this.facts.names[actorKey(actor)] ?? 'une personne non listée';
	}

	/** For whom an author sits; null when nobody knows. */
	authorParty(actor: string | null): Party | null {
		if (actor === null) return null;
		const present = this.session.people.find(({ actorId }) => actorId === actor);
		return present?.party ?? this.facts.parties[actor] ?? null;
	}

	destroy(): void {
		clearTimeout(this.#quiet);
		this.#names.destroy();
		this.announcer.destroy();
		this.live.destroy();
	}
}
