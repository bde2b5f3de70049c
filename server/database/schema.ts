import type { MediaType } from '#domain/attachment/media-type.ts';
import type { FieldVisibility } from '#domain/directory/policy.ts';
import type { DocumentGrant } from '#domain/access/person.ts';
import type { Visibility } from '#domain/access/visibility.ts';
import type { Party } from '#domain/cite/party.ts';
import type { OrganisationKind } from '#domain/directory/organisation.ts';
import type { DocumentKind } from '#domain/document/document.ts';
import type { ClauseVerdict } from '#domain/document/template-versions.ts';
import type { Day } from '#domain/french/day.ts';
import type { Entry, GroupKind, GroupState, MembershipRole } from '#domain/group/group.ts';
import type { TerritoryKind } from '#domain/territory/territory.ts';
import type { Generated } from 'kysely';

/** ISO 8601 in UTC with milliseconds; sorts as text in both databases. */
export type Instant = string;
export type { Day };
/** SQLite has no boolean: 0 or 1 in both databases. */
export type Flag = 0 | 1;

/** From a first day to a last day, both included; null is open. */
interface Dated {
	from_day: Day;
	until_day: Day | null;
}

export interface Schema {
	accounts: {
		id: string;
		actor_id: string;
		email: string;
		password_hash: string | null;
		administrator: Flag;
		demonstration: Flag;
		suspended_at: Instant | null;
		created_at: Instant;
	};
	sessions: {
		/** SHA-256 of the cookie's value, hexadecimal [I1]. */
		id_hash: string;
		/** What people see and end in their list of sessions. */
		public_id: string;
		account_id: string;
		expires_at: Instant;
		created_at: Instant;
		user_agent: string;
	};
	sign_in_links: {
		id: string;
		/** SHA-256 of the token; null until the mail that carries it leaves: no token ever waits in the database [I1]. */
		token_hash: string | null;
		account_id: string;
		return_to: string | null;
		expires_at: Instant;
		consumed_at: Instant | null;
		created_at: Instant;
	};
	rate_limits: { key: string; window_started: Instant; count: number };
	outbox: {
		id: string;
		recipient: string;
		purpose: string;
		/** Unique with recipient and purpose: nothing is mailed twice (domain rule 9). */
		key: string;
		subject: string;
		body: string;
		/** `sending` is written before the mail leaves: one that a crash leaves there is never sent again. */
		state: 'waiting' | 'sending' | 'sent' | 'failed';
		attempts: number;
		/** When a waiting mail is tried; while sending, when it counts as interrupted. */
		next_attempt_at: Instant;
		created_at: Instant;
		sent_at: Instant | null;
		/** Whom an answer goes to, when it is not the network. */
		reply_to: Generated<string | null>;
	};
	audit: {
		id: string;
		at: Instant;
		account_id: string | null;
		action: string;
		subject_type: string;
		subject_id: string;
		detail: string;
	};

	territories: {
		/** `commune-49007`, `departement-49`, `region-52`, `epci-244900015`, `academie-nantes`, `qpv-QN04905M`. */
		id: string;
		kind: TerritoryKind;
		code: string;
		name: string;
		population: number | null;
		longitude: number | null;
		latitude: number | null;
		valid_from: Day | null;
		valid_until: Day | null;
		successor_id: string | null;
	};
	/** Every territory above another, however far. */
	territory_ancestors: { territory_id: string; ancestor_id: string };
	/** Folded names by which a territory is recognised in a question. */
	territory_names: { name: string; territory_id: string };

	organisations: {
		id: string;
		name: string;
		kind: OrganisationKind;
		acronym: string | null;
		presentation: string;
		parent_id: string | null;
		/** Optional, never a key. */
		siret: string | null;
		territory_id: string | null;
		website: string | null;
		email: string | null;
		phone: string | null;
		/** Where the record comes from, in words. */
		source: string;
		/** Identity in that source: what makes a second import of the same file change nothing. */
		source_key: string | null;
		confirmed_on: Day | null;
		created_at: Instant;
		updated_at: Instant;
		/** Who entered it, and is in charge of it. */
		entered_by: Generated<string | null>;
		/** Other names, one a line. */
		aliases: Generated<string>;
		opening_hours: Generated<string>;
	};
	actors: {
		id: string;
		name: string;
		source: string;
		objected_at: Instant | null;
		confirmed_on: Day | null;
		created_at: Instant;
		updated_at: Instant;
		/** Who entered somebody else. */
		entered_by: Generated<string | null>;
	};
	actor_fields: { actor_id: string; field: string; value: string; visibility: FieldVisibility };
	affiliations: Dated & {
		id: string;
		actor_id: string;
		organisation_id: string;
		function: string;
		visibility: Generated<FieldVisibility>;
		/** Said by the person, and by nobody else yet: gives no right over the organisation. */
		self_declared: Generated<Flag>;
	};
	actor_territories: { actor_id: string; territory_id: string; visibility: Generated<FieldVisibility> };
	/** What somebody suggests to correct in one record, of a person or of an organisation. */
	record_corrections: {
		id: string;
		actor_id: string | null;
		organisation_id: string | null;
		field: string;
		value: string;
		reason: string;
		suggested_by: string;
		created_at: Instant;
		state: 'waiting' | 'accepted' | 'declined';
		decided_by: string | null;
		decided_at: Instant | null;
	};
	/** SHA-256 of what somebody who objected would come back by: an address, a line of a file. */
	objections: { key_hash: string; at: Instant };
	objection_links: {
		id: string;
		actor_id: string;
		/** Null until the letter that carries it leaves [I1]. */
		token_hash: string | null;
		created_at: Instant;
	};

	cites: {
		id: string;
		slug: string;
		name: string;
		label_year: number | null;
		presentation: string;
		source: string;
		created_at: Instant;
	};
	cite_territories: { cite_id: string; territory_id: string };
	seats: { id: string; cite_id: string; party: Party; organisation_id: string | null; label: string };
	seat_tenures: Dated & {
		id: string;
		seat_id: string;
		actor_id: string;
		role: 'holder' | 'deputy';
		function: string;
	};
	facilitations: Dated & {
		id: string;
		organisation_id: string;
		actor_id: string;
		cite_id: string | null;
		group_id: string | null;
	};

	groups: {
		id: string;
		parent_id: string | null;
		cite_id: string | null;
		kind: GroupKind;
		name: string;
		presentation: string;
		visibility: Visibility;
		entry: Entry;
		state: GroupState;
		created_at: Instant;
	};
	group_cites: { group_id: string; cite_id: string };
	memberships: Dated & { id: string; group_id: string; actor_id: string; role: MembershipRole };

	documents: {
		id: string;
		group_id: string;
		kind: DocumentKind;
		title: string;
		visibility: Visibility;
		schema_epoch: number;
		/** The template it began with, and its version then; null for what was not begun from one. */
		template: string | null;
		template_version: number | null;
		created_by: string | null;
		created_at: Instant;
		updated_at: Instant;
		deleted_at: Instant | null;
	};
	document_grants: {
		document_id: string;
		actor_id: string | null;
		group_id: string | null;
		grant: DocumentGrant;
		until_day: Day | null;
	};
	/** Append-only [E8]: one row an accepted update. */
	document_journal: {
		document_id: string;
		seq: number;
		actor_id: string | null;
		client_id: number;
		bytes: Uint8Array;
		/** SHA-256 over the sequence, the actor, the client and the bytes, first 16 bytes, hexadecimal. */
		checksum: string;
		at: Instant;
	};
	/** Who wrote in a document, and when last, to within a few seconds. */
	document_writers: { document_id: string; actor_id: string; last_at: Instant };
	document_snapshots: {
		document_id: string;
		/** The last journal entry it contains. */
		seq: number;
		bytes: Uint8Array;
		checksum: string;
		/** See `snapshot-clocks.ts`; null in those of a release before it. */
		clocks: Uint8Array | null;
		at: Instant;
	};
	/** Who first wrote under a Yjs client id in a document [E10]. */
	document_clients: { document_id: string; client_id: number; actor_id: string };

	/** Images and files of documents; their bytes are named by their hash in DATA_DIR/attachments. */
	attachments: {
		id: string;
		document_id: string;
		sha256: string;
		/** As the bytes say [C2]. */
		media_type: MediaType;
		bytes: number;
		/** Of a picture, as it is shown; 0 for anything else. */
		width: number;
		height: number;
		/** As it is given back, cleaned. */
		name: string;
		actor_id: string | null;
		created_at: Instant;
		/** Found in the journal of its document, which is kept for ever: so is the piece. */
		in_text: Flag;
	};
	/** A template that a group made of one of its documents. */
	group_templates: {
		id: string;
		group_id: string;
		/** What its next version will say: JSON of a `TemplateContent`. */
		draft: string;
		/** Raised with each change of the draft. */
		revision: number;
		created_by: string | null;
		created_at: Instant;
		archived_at: Instant | null;
	};
	/** Never changed once published. */
	group_template_versions: {
		template_id: string;
		version: number;
		/** JSON of a `TemplateContent`. */
		content: string;
		published_at: Instant;
	};
	/** What was decided about a clause that a later version of the document's template brought. */
	document_clauses: { document_id: string; clause: string; verdict: ClauseVerdict; at: Instant };

	/** What search reads: one row a findable thing, texts already folded and stemmed by `domain/search`. */
	search_entries: {
		/** Given by the database, in the order of writing, and never given again. */
		position: Generated<number>;
		/** Its kind and its subject's id. */
		id: string;
		kind: 'actor' | 'organisation' | 'cite' | 'group' | 'territory';
		subject_id: string;
		title: string;
		context: string;
		/** Everything else it is found by, as it was written: what it brings to the vocabulary. */
		rest: string;
		address: string;
		/** Folded words of the title, of the context and of the rest, weighted in this order. */
		words_title: string;
		words_context: string;
		words_rest: string;
		/** What it can be narrowed by: `kind:actor place:commune-49007 function:mediation`… */
		facets: string;
		visibility: Visibility;
		/** The group whose members see it, when visibility is `members`. */
		group_id: string | null;
		confirmed_on: Day | null;
	};
	/** Positions written or taken away, in order; 0 when all of them were. */
	search_changes: { id: Generated<number>; position: number };
	/** Words of the public entries, unstemmed, with the number of entries that hold them: what misspellings are led back to. */
	search_words: { word: string; entries: number };
	/** Stems of the public entries and how many hold them: how telling a word is. The empty stem counts the entries. */
	search_stems: { stem: string; entries: number };
	search_trigrams: { trigram: string; word: string };

	/** Facts about the installation: `seeded`, `reference-imported`… */
	settings: { key: string; value: string };
}
