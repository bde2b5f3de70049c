export interface Mail {
	readonly id: string;
	readonly to: string;
	readonly subject: string;
	readonly text: string;
	readonly at: Date;
	/** Whom an answer goes to, when it is not who sends. */
	readonly replyTo?: string | null;
	/** Page that stops letters of its kind, and whose form a mail program may send. */
	readonly unsubscribe?: string | null;
}

/** How mail programs stop letters: their page (RFC 2369), and one click, which only goes by HTTPS (RFC 8058). */
export function stopHeaders(unsubscribe: string | null | undefined): Record<string, string> {
	if (!unsubscribe) return {};
	return {
		'List-Unsubscribe': `<${unsubscribe}>`,
		...(unsubscribe.startsWith('https://') ? { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' } : {}),
	};
}

/** The same for every attempt, so that a receiver which got it twice can tell. */
export function messageId(id: string, from: string): string {
	return `<${id}@${/@([^\s<>]+)/.exec(from)?.[1] ?? 'localhost'}>`;
}

/** A mail as a file that mail programs open and people can read: UTF-8, unfolded, so that its links stay whole. */
export function compose(mail: Mail, from: string): string {
	return [
		`From: ${header(from)}`,
		`To: ${mail.to}`,
		...(mail.replyTo ? [`Reply-To: ${mail.replyTo}`] : []),
		...Object.entries(stopHeaders(mail.unsubscribe)).map(([name, value]) => `${name}: ${value}`),
		`Subject: ${header(mail.subject)}`,
		`Date: ${mail.at.toUTCString().replace('GMT', '+0000')}`,
		`Message-ID: ${messageId(mail.id, from)}`,
		'Auto-Submitted: auto-generated',
		'MIME-Version: 1.0',
		'Content-Type: text/plain; charset=utf-8',
		'Content-Transfer-Encoding: 8bit',
		'',
		...mail.text.split('\n'),
	].join('\r\n');
}

export interface KeptMail {
	readonly to: string;
	readonly subject: string;
	readonly date: string;
	readonly text: string;
}

/** Reads back what {@link compose} wrote. */
export function parseKept(file: string): KeptMail {
	const end = file.indexOf('\r\n\r\n');
	const headers = new Map(
		file
			.slice(0, end)
			.split('\r\n')
			.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 2)]),
	);
	const date = new Date(headers.get('date') ?? '');
	return {
		to: headers.get('to') ?? '',
		subject: plain(headers.get('subject') ?? ''),
		date: Number.isNaN(date.getTime()) ? '' : date.toISOString(),
		text: file.slice(end + 4).replaceAll('\r\n', '\n'),
	};
}

/** RFC 2047 words of at most 45 bytes; ASCII stays as it is. No line end survives. */
function header(text: string): string {
	const line = text.replace(/[\r\n]+/g, ' ');
	if (/^[\x20-\x7e]*$/.test(line)) return line;
	const [, name = line, address = ''] = /^(.*?)(\s*<[^<>]+>)?$/.exec(line) ?? [];
	const words: string[] = [];
	let word = '';
	for (const character of name) {
		if (Buffer.byteLength(word + character) > 45) {
			words.push(word);
			word = '';
		}
		word += character;
	}
	words.push(word);
	return words.map((part) => `=?UTF-8?B?${Buffer.from(part).toString('base64')}?=`).join(' ') + address;
}

function plain(text: string): string {
	const joined = text.replace(/\?=\s+=\?UTF-8\?B\?/g, '?= =?UTF-8?B?').replaceAll('?= =?', '?==?');
	return joined.replace(/=\?UTF-8\?B\?([^?]*)\?=/g, (_, code: string) =>
		Buffer.from(code, 'base64').toString(),
	);
}
