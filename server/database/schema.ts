import type { MediaType } from '#domain/attachment/media-type.ts';
import type { DocumentGrant } from '#domain/access/person.ts';
import type { Visibility } from '#domain/access/visibility.ts';
import type { Party } from '#domain/cite/party.ts';
import type { DocumentKind } from '#domain/document/document.ts';
import type { ClauseVerdict } from '#domain/document/template-versions.ts';
import type { InvitationOutcome, InvitedRole } from '#domain/group/invitation.ts';
import type { Entry, GroupKind, GroupState, MembershipRole } from '#domain/group/group.ts';
import type { TerritoryKind } from '#domain/territory/territory.ts';
import type { Generated } from 'kysely';
import type { Dated, Day, Flag, Instant } from './column-values.ts';
import type { CallTables } from './call-tables.ts';
import type { DirectoryTables } from './directory-tables.ts';
import type { GroupTables } from './group-tables.ts';
import type { ImportTables } from './import-tables.ts';
import type { PollTables } from './poll-tables.ts';
import type { ResourceTables } from './resource-tables.ts';
import type { SearchTables } from './search-tables.ts';
import type { ThreadTables } from './thread-tables.ts';
import type { SurveyTables } from './survey-tables.ts';

export type { Day, Flag, Instant };

/** Tables and their columns. */
export interface Schema
	extends
		CallTables,
		DirectoryTables,
		GroupTables,
		ImportTables,
		PollTables,
		ResourceTables,
		SearchTables,
		SurveyTables,
		ThreadTables {
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
	/** Contours imported by the operator; see `Contour` of domain/territory. */
	territory_contours: {
		territory_id: string;
		near: string;
		wide: string;
		west: number;
		south: number;
		east: number;
		north: number;
	};
	/** Folded names by which a territory is recognised in a question. */
	territory_names: { name: string; territory_id: string };

	cites: {
		id: string;
		slug: string;
		name: string;
		label_year: number | null;
		/** « 2 », as lists call it; empty when none says. */
		wave: string;
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
	/** One an address and a group, invited again or not. */
	invitations: {
		id: string;
		group_id: string;
		/** Normalised. */
		email: string;
		name: string;
		role: InvitedRole;
		/** Whether they are in the group by e-mail meanwhile. */
		by_mail: Generated<Flag>;
		/** The link by which they asked for this letter, whose place they take by accepting. */
		link_id: Generated<string | null>;
		/** What the inviting person wrote; may be empty. */
		words: string;
		invited_by: string | null;
		/** Of the last letter; null until it leaves [I1]. */
		token_hash: string | null;
		created_at: Instant;
		sent_at: Instant;
		expires_at: Instant;
		outcome: InvitationOutcome | null;
		answered_at: Instant | null;
	};

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

	/** Facts about the installation: `seeded`, `reference-imported`… */
	settings: { key: string; value: string };
}
