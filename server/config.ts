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
	return { ...result.output, ORIGIN: result.output.ORIGIN ?? `http://localhost:${result.output.PORT}` };
}
