import type { PostFileType } from '#domain/thread/files.ts';
import type { ThreadKind, ThreadObject, ThreadPlace } from '#domain/thread/thread.ts';
import type { Day, Flag, Instant } from './column-values.ts';

/** Threads and what hangs on them. */
export interface ThreadTables {
	threads: {
		id: string;
		/** The group whose members write in it; of a document, the document's. */
		group_id: string;
		object_kind: ThreadObject;
		document_id: string | null;
		place_kind: ThreadPlace | null;
		/** Of the section or action, in the document. */
		place_id: string | null;
		/** What it was called when the thread was opened; may be empty. */
		place_title: string;
		kind: ThreadKind;
		title: string;
		/** See `fold` of domain/search. */
		folded_title: string;
		opened_by: string | null;
		created_at: Instant;
		/** Of the last post. */
		updated_at: Instant;
		/** Posts but the first that are neither hidden nor taken back. */
		answers: number;
		kept_post_id: string | null;
		closed_at: Instant | null;
		pinned_at: Instant | null;
		hidden_at: Instant | null;
		owner_id: string | null;
		promised_on: Day | null;
		/** The thread that answers at this address now. */
		merged_into: string | null;
	};
	posts: {
		id: string;
		thread_id: string;
		author_id: string | null;
		/** Who wrote it, when it is a member of the group by e-mail, who has no account. */
		mail_member_id: string | null;
		/** See domain/thread/text.ts; empty once taken back. */
		body: string;
		folded: string;
		/** Written from the link of a letter. */
		by_mail: Flag;
		created_at: Instant;
		edited_at: Instant | null;
		withdrawn_at: Instant | null;
		hidden_at: Instant | null;
		hidden_reason: string | null;
	};
	/** How a post was before it was written anew. */
	post_versions: { id: string; post_id: string; title: string | null; body: string; until: Instant };
	/** « Utile », which only the author counts. */
	post_marks: { post_id: string; actor_id: string; at: Instant };
	post_reports: {
		post_id: string;
		actor_id: string;
		reason: string;
		at: Instant;
		settled_at: Instant | null;
	};
	/** Who is told of answers, or has said no more; and when they last looked. */
	thread_followers: {
		thread_id: string;
		actor_id: string;
		stopped_at: Instant | null;
		read_at: Instant | null;
	};
	/** Of each letter that tells of a thread: who may answer from it. */
	thread_letters: {
		id: string;
		thread_id: string;
		/** What it tells of; null when a question was entrusted. */
		post_id: string | null;
		account_id: string;
		/** Where it goes: the link is bound to it. */
		email: string;
		/** What happened: with the account, what makes a letter unlike any other. */
		event: string;
		/** Null until it leaves [I1]. */
		token_hash: string | null;
		created_at: Instant;
		expires_at: Instant;
	};
	/** Of members by e-mail: those who are told of what follows, or have said no more; and when they last wrote. */
	thread_mail_followers: {
		thread_id: string;
		member_id: string;
		stopped_at: Instant | null;
		read_at: Instant | null;
	};
	/** Of each letter to a member by e-mail that tells of a post: who may answer from it. */
	thread_mail_letters: {
		id: string;
		thread_id: string;
		post_id: string;
		member_id: string;
		/** Where it goes: the link is bound to it. */
		email: string;
		/** Null until it leaves [I1]. */
		token_hash: string | null;
		created_at: Instant;
		expires_at: Instant;
	};
	/** Files of posts; their bytes are in DATA_DIR/attachments, named by what they hold. */
	post_files: {
		id: string;
		post_id: string;
		/** In the order they were chosen. */
		place: number;
		sha256: string;
		media_type: PostFileType;
		bytes: number;
		width: number;
		height: number;
		name: string;
		/** What a picture shows, for who does not see it; may be empty. */
		shows: string;
	};
}
