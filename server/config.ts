import * as v from 'valibot';

/** A number in an environment variable. */
const whole = (name: string, min: number, max: number) =>
	v.pipe(
		v.string(),
		v.regex(/^\d+$/, `${name} doit être un nombre entier`),
		v.transform(Number),
		v.minValue(min, `${name} doit être au moins ${min}`),
		v.maxValue(max, `${name} doit être au plus ${max}`),
	);

const address = (name: string, protocols: readonly string[]) =>
	v.pipe(
		v.string(),
		v.check(
			(text) => URL.canParse(text) && protocols.includes(new URL(text).protocol),
			`${name} doit être une adresse ${protocols.map((protocol) => `${protocol}//…`).join(' ou ')}`,
		),
	);

const kiB = 1024;
const MiB = 1024 * kiB;

/** Limits of HTTP, of a stop and of live editing: what each is when nothing is said, the least and the most it may be. */
const limits = {
	/** TCP connections at once, sockets included. */
	HTTP_MAX_CONNECTIONS: [10_000, 10, 1_000_000],
	/** To send the head of a request, and the whole of it. */
	HTTP_HEADERS_MS: [15_000, 1000, 120_000],
	HTTP_REQUEST_MS: [120_000, 1000, 3_600_000],
	/** Bytes of one image or file of a document. */
	ATTACHMENT_BYTES: [20 * MiB, 64 * kiB, 1024 * MiB],
	/** Files of one document, and their bytes. */
	ATTACHMENT_DOCUMENT_FILES: [1000, 1, 1_000_000],
	ATTACHMENT_DOCUMENT_BYTES: [500 * MiB, 64 * kiB, 1024 * 1024 * MiB],
	/** Files that one person adds in a day, and their bytes. */
	ATTACHMENT_DAY_FILES: [500, 1, 1_000_000],
	ATTACHMENT_DAY_BYTES: [500 * MiB, 64 * kiB, 1024 * 1024 * MiB],
	/** Bytes of the disk that files leave to the database. */
	ATTACHMENT_FREE_BYTES: [256 * MiB, 0, 1024 * 1024 * MiB],
	/** From a signal to stop, told by readiness, to the first socket closed. */
	STOP_GRACE_MS: [500, 0, 3000],
	/** Bytes of one message. */
	COLLAB_MAX_MESSAGE_BYTES: [8 * MiB, 64 * kiB, 64 * MiB],
	/** Fragments of one message. */
	COLLAB_MAX_FRAGMENTS: [1024, 1, 16_384],
	/** Messages a connection may send at once, and regains each second. */
	COLLAB_MESSAGES_AT_ONCE: [500, 10, 100_000],
	COLLAB_MESSAGES_PER_SECOND: [120, 1, 100_000],
	/** The same in bytes. */
	COLLAB_BYTES_AT_ONCE: [16 * MiB, 64 * kiB, 1024 * MiB],
	COLLAB_BYTES_PER_SECOND: [512 * kiB, kiB, 1024 * MiB],
	/** The same for all the connections of an account together: several tabs, never a flood. */
	COLLAB_ACCOUNT_MESSAGES_AT_ONCE: [2000, 10, 1_000_000],
	COLLAB_ACCOUNT_MESSAGES_PER_SECOND: [480, 1, 1_000_000],
	COLLAB_ACCOUNT_BYTES_AT_ONCE: [64 * MiB, 64 * kiB, 4096 * MiB],
	COLLAB_ACCOUNT_BYTES_PER_SECOND: [2 * MiB, kiB, 4096 * MiB],
	/** Bytes of documents that all of them may ask for. */
	COLLAB_ACCOUNT_ANSWERS_AT_ONCE: [256 * MiB, 64 * kiB, 4096 * MiB],
	COLLAB_ACCOUNT_ANSWERS_PER_SECOND: [4 * MiB, kiB, 4096 * MiB],
	COLLAB_CONNECTIONS_PER_ACCOUNT: [40, 1, 10_000],
	COLLAB_CONNECTIONS_PER_DOCUMENT: [200, 1, 10_000],
	/** Bytes that may wait for a slow reader. */
	COLLAB_BUFFERED_BYTES: [4 * MiB, 64 * kiB, 256 * MiB],
	/** A reader for whom something waits may take nothing for so long. */
	COLLAB_STUCK_MS: [60_000, 1000, 600_000],
	/** Updates of a connection that may wait for what they refer to, their bytes, and how long. */
	COLLAB_PARKED_UPDATES: [64, 0, 10_000],
	COLLAB_PARKED_BYTES: [MiB, 0, 64 * MiB],
	COLLAB_PARKED_MS: [15_000, 1000, 600_000],
	/** Yjs client ids that one update may bring. */
	COLLAB_CLIENTS_PER_UPDATE: [64, 1, 10_000],
	/** Operations of one update. */
	COLLAB_OPERATIONS_PER_UPDATE: [100_000, 1000, 10_000_000],
	/** What one document may hold: bytes, deletions apart from one another, client ids, sections, rows of a programme. */
	COLLAB_DOCUMENT_BYTES: [8 * MiB, 64 * kiB, 1024 * MiB],
	COLLAB_DOCUMENT_DELETIONS: [100_000, 1000, 10_000_000],
	COLLAB_DOCUMENT_CLIENTS: [10_000, 10, 1_000_000],
	COLLAB_DOCUMENT_SECTIONS: [500, 1, 100_000],
	COLLAB_DOCUMENT_ROWS: [20_000, 1, 1_000_000],
	/** Bytes of the document that a connection may ask for at once, and regains each second. */
	COLLAB_ANSWERS_AT_ONCE: [64 * MiB, 64 * kiB, 1024 * MiB],
	COLLAB_ANSWERS_PER_SECOND: [MiB, kiB, 1024 * MiB],
	/** Bytes a document may hold that the storage does not take. */
	COLLAB_UNSTORED_BYTES: [4 * MiB, 64 * kiB, 256 * MiB],
	/** Between two attempts to store what could not be. */
	COLLAB_RETRY_MS: [1000, 100, 60_000],
	/** Between two signs of life; stock clients leave after 30 s of silence. */
	COLLAB_HEARTBEAT_MS: [15_000, 1000, 25_000],
	/** To decide someone's rights anew; beyond, their socket closes. */
	COLLAB_DECISION_MS: [5000, 100, 60_000],
	/** Everyone's rights are decided anew this often, whatever was told. */
	COLLAB_RECHECK_MS: [60_000, 1000, 600_000],
	/** Between two looks for changes of rights that nobody tells: another process on the same file, midnight. */
	COLLAB_WATCH_MS: [500, 50, 60_000],
	/** Handshakes of one network address; one without session counts as twenty. */
	COLLAB_HANDSHAKES_AT_ONCE: [2000, 20, 1_000_000],
	COLLAB_HANDSHAKES_PER_SECOND: [200, 1, 1_000_000],
	/** Handshakes under way from everywhere. */
	COLLAB_HANDSHAKES_PENDING: [1000, 2, 100_000],
	/** From an upgrade to a joined document. */
	COLLAB_HANDSHAKE_MS: [10_000, 500, 60_000],
	/** A socket that was closed is cut after this long. */
	COLLAB_CLOSING_MS: [1500, 100, 60_000],
	/** Two commits begin at least this far apart: what is typed meanwhile shares one sync of the disk. */
	COLLAB_COMMIT_MS: [4, 0, 1000],
	/** A document without readers stays open this long. */
	COLLAB_LINGER_MS: [10_000, 0, 3_600_000],
	/** Stored updates after which the next snapshot of a document is due. */
	COLLAB_SNAPSHOT_AFTER: [256, 8, 100_000],
	/** What work on one whole document may take of the process that does it: megabytes, milliseconds. */
	COLLAB_WORKER_MEGABYTES: [512, 64, 16_384],
	COLLAB_WORKER_MS: [60_000, 1000, 600_000],
} as const satisfies Record<string, readonly [usual: number, least: number, most: number]>;

type LimitName = keyof typeof limits;

const limitSchemas = Object.fromEntries(
	Object.entries(limits).map(([name, [usual, least, most]]) => [
		name,
		v.optional(whole(name, least, most), String(usual)),
	]),
) as Record<LimitName, v.OptionalSchema<ReturnType<typeof whole>, string>>;

const schema = v.object({
	/** TCP port the server listens on. */
	PORT: v.optional(whole('PORT', 0, 65535), '3000'),
	/** Address it binds to. */
	HOST: v.optional(v.pipe(v.string(), v.nonEmpty('HOST est vide')), '0.0.0.0'),
	/** Public URL: links in e-mails and origin checks use only this. Defaults to `http://localhost:PORT`. */
	ORIGIN: v.optional(
		v.pipe(
			address('ORIGIN', ['http:', 'https:']),
			v.check(
				(text) => !URL.canParse(text) || new URL(text).origin === text,
				'ORIGIN doit être sans chemin ni barre finale',
			),
		),
	),
	/** Folder of the database, attachments and undelivered mail. */
	DATA_DIR: v.optional(v.pipe(v.string(), v.nonEmpty('DATA_DIR est vide')), './data'),
	/** PostgreSQL; absent, SQLite in DATA_DIR. */
	DATABASE_URL: v.optional(address('DATABASE_URL', ['postgres:', 'postgresql:'])),
	/** Several processes share documents, presence and revocations through it; absent, one process. */
	REDIS_URL: v.optional(address('REDIS_URL', ['redis:', 'rediss:'])),
	/** Absent, mails are kept in DATA_DIR/mail. */
	SMTP_URL: v.optional(address('SMTP_URL', ['smtp:', 'smtps:'])),
	/** Sender of every mail. */
	MAIL_FROM: v.optional(
		v.pipe(
			v.string(),
			v.regex(/^[^\r\n]*[^\s<>@]+@[^\s<>@]+>?$/, 'MAIL_FROM doit être une adresse électronique'),
		),
		'Maillage <nepasrepondre@localhost.localdomain>',
	),
	/** Bearer token for /metrics from elsewhere than loopback. */
	METRICS_TOKEN: v.optional(
		v.pipe(v.string(), v.minLength(16, 'METRICS_TOKEN doit avoir au moins 16 caractères')),
	),
	LOG_LEVEL: v.optional(
		v.picklist(
			['silent', 'error', 'warn', 'info', 'debug'],
			'LOG_LEVEL doit être silent, error, warn, info ou debug',
		),
		'info',
	),
	/** Number of proxies in front of us whose X-Forwarded-For entries are believed. */
	TRUSTED_PROXIES: v.optional(whole('TRUSTED_PROXIES', 0, 10), '0'),
	...limitSchemas,
});

export type Config = Omit<v.InferOutput<typeof schema>, 'ORIGIN'> & { readonly ORIGIN: string };

/** Thrown by {@link readConfig}; its message is the sentence that stops the start. */
export class ConfigError extends Error {}

/**
 * Reads and validates every environment variable the product knows, here and nowhere else.
 * An empty variable counts as absent.
 * @throws {ConfigError} naming the variable and what it must be.
 */
export function readConfig(environment: Record<string, string | undefined>): Config {
	const present = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
	const result = v.safeParse(schema, present);
	if (!result.success)
		throw new ConfigError(
			`Configuration refusée. ${result.issues
				.map((issue) => {
					const name = String(issue.path?.[0]?.key ?? '');
					return issue.message.startsWith(name) ? issue.message : `${name} : ${issue.message}`;
				})
				.join('. ')}.`,
		);
	const { DATABASE_URL, REDIS_URL } = result.output;
	if (REDIS_URL && !DATABASE_URL)
		throw new ConfigError(
			'Configuration refusée. REDIS_URL sert à plusieurs processus, qui ne peuvent pas partager SQLite : indiquez aussi DATABASE_URL (PostgreSQL), ou retirez REDIS_URL.',
		);
	return { ...result.output, ORIGIN: result.output.ORIGIN ?? `http://localhost:${result.output.PORT}` };
}
