import type { OrganisationKind } from '#domain/directory/organisation.ts';
import type { PhotoType } from '#domain/directory/photo.ts';
import type { FieldVisibility } from '#domain/directory/policy.ts';
import type { Generated } from 'kysely';
import type { Dated, Day, Flag, Instant } from './column-values.ts';

/** Records of people and of organisations, and what keeps them right. */
export interface DirectoryTables {
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
		/** The record that it was made one with: its address answers by that one's. */
		merged_into: Generated<string | null>;
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
		/** Since when somebody who keeps their account is not listed: `objected_at` is the same instant, and nothing is erased. */
		left_at: Generated<Instant | null>;
		/** The person that this record was made one with: its address answers by theirs. */
		merged_into: Generated<string | null>;
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
	/** One a person at most; the bytes are in DATA_DIR/attachments, named by what they hold. */
	actor_photos: {
		/** Its address says nothing of whose it is, and changes with the picture. */
		id: string;
		actor_id: string;
		visibility: FieldVisibility;
		sha256: string;
		media_type: PhotoType;
		bytes: number;
		created_at: Instant;
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
		/** Of the address that the letter goes to, see `objections`. */
		key_hash: string;
		created_at: Instant;
	};
}
