import { createTransport } from 'nodemailer';
import { mkdir, open, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../config.ts';
import { compose, messageId, stopHeaders, type Mail } from './message.ts';

export type Outcome =
	| { readonly outcome: 'sent' }
	/** The server said not now, or could not be reached: nothing has left. */
	| { readonly outcome: 'later'; readonly reason: string }
	/** It will never take this mail, or may already have taken it: trying again could send it twice. */
	| { readonly outcome: 'never'; readonly reason: string };

export interface Transport {
	send(mail: Mail): Promise<Outcome>;
	close(): void;
}

/** SMTP when SMTP_URL is set; else one file a mail in DATA_DIR/mail. */
export function mailTransport(config: Config): Transport {
	return config.SMTP_URL
		? smtp(config.SMTP_URL, config.MAIL_FROM)
		: folder(mailFolder(config), config.MAIL_FROM);
}

export function mailFolder(config: Config): string {
	return join(config.DATA_DIR, 'mail');
}

function folder(path: string, from: string): Transport {
	return {
		async send(mail) {
			await mkdir(path, { recursive: true, mode: 0o700 });
			const name = `${mail.at.toISOString().replace(/[:.]/g, '-')}-${mail.id}.eml`;
			const file = await open(join(path, `.${name}`), 'w', 0o600);
			try {
				await file.writeFile(compose(mail, from));
				await file.sync();
			} finally {
				await file.close();
			}
			await rename(join(path, `.${name}`), join(path, name));
			return { outcome: 'sent' };
		},
		close() {},
	};
}

/** All shorter than the lease of a mail being sent. */
const patience = { connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 60_000 };

function smtp(url: string, from: string): Transport {
	const transporter = createTransport(url, { from, ...patience });
	return {
		async send({ id, to, subject, text, at, replyTo, unsubscribe }) {
			try {
				await transporter.sendMail({
					// As an object: no parser decides how many addresses this is.
					to: { name: '', address: to },
					...(replyTo ? { replyTo: { name: '', address: replyTo } } : {}),
					subject,
					text,
					date: at,
					messageId: messageId(id, from),
					headers: {
						'Auto-Submitted': 'auto-generated',
						...stopHeaders(unsubscribe),
					},
					disableFileAccess: true,
					disableUrlAccess: true,
				});
				return { outcome: 'sent' };
			} catch (error) {
				return judge(error as SmtpError);
			}
		},
		close: () => transporter.close(),
	};
}

interface SmtpError extends Error {
	readonly code?: string;
	readonly command?: string;
	readonly responseCode?: number;
}

/** Retried only when the server has certainly not taken the mail. */
function judge({ code, command, responseCode }: SmtpError): Outcome {
	const reason = [code, command, responseCode].filter(Boolean).join(' ') || 'unknown';
	if (responseCode !== undefined) {
		const final = responseCode >= 500 && code !== 'EAUTH' && command !== 'CONN';
		return { outcome: final ? 'never' : 'later', reason };
	}
	// Cut after the text had begun to leave: it may have arrived.
	return { outcome: command === 'DATA' || code === 'EMESSAGE' ? 'never' : 'later', reason };
}
