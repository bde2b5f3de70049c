/** One system call of one thread, as strace saw it. */
export interface SystemCall {
	readonly name: string;
	/** What its descriptor stands for: the path of a file, both ends of a connection. */
	readonly file: string;
	/** What it wrote or read. */
	readonly bytes: Buffer;
	/** What the kernel answered; NaN when it never did. */
	readonly result: number;
}

/** Calls of several threads overlap: what orders them is when each begins, and when it returns. */
export interface Moment {
	readonly when: 'begins' | 'returns';
	readonly call: SystemCall;
}

/** The options that make strace write what {@link readMoments} reads: descriptors by name, bytes as hexadecimal. */
export const straceOptions = [
	...['-f', '-q', '--seccomp-bpf', '-yy', '-xx', '-s', '70000', '-e', 'signal=none', '-e'],
	'trace=read,write,writev,pwrite64,fdatasync,fsync',
];

/**
 * The moments of the calls on files that `concerns` says, in their order. A line is written when its call begins, and a second
 * one ("resumed") when it returns, if another thread did something in between.
 */
export function* readMoments(log: string, concerns: (file: string) => boolean): Generator<Moment> {
	const moments: { readonly when: Moment['when']; readonly draft: { text: string } }[] = [];
	const running = new Map<string, { text: string }>();
	for (const line of log.split('\n')) {
		const [, thread = '', text = ''] = /^(\d+) +(.*)$/s.exec(line) ?? [];
		const draft = running.get(thread);
		const resumed = text.startsWith('<... ') ? text.indexOf(' resumed>') : -1;
		if (resumed >= 0) {
			if (!draft) continue;
			draft.text += text.slice(resumed + ' resumed>'.length);
			running.delete(thread);
			moments.push({ when: 'returns', draft });
			continue;
		}
		const isWhole = !text.endsWith(unfinished);
		const begun = { text: isWhole ? text : text.slice(0, -unfinished.length).trimEnd() };
		if (!concerns(fileOf(begun.text))) continue;
		moments.push({ when: 'begins', draft: begun });
		if (isWhole) moments.push({ when: 'returns', draft: begun });
		else running.set(thread, begun);
	}
	const calls = new Map<object, SystemCall>();
	for (const { when, draft } of moments) {
		const call = calls.get(draft) ?? read(draft.text);
		calls.set(draft, call);
		yield { when, call };
	}
}

const unfinished = '<unfinished ...>';

function read(text: string): SystemCall {
	const result = Number(/\) += (-?\d+)[^"]*$/.exec(text)?.[1] ?? NaN);
	const parts = [...text.matchAll(/"((?:\\x[0-9a-f]{2})*)"(\.\.\.)?/g)].map(([, part = '', cut]) => {
		if (cut) throw new Error('a call of more bytes than strace was asked to show');
		return fromEscapes(part);
	});
	const bytes = Buffer.concat(parts);
	// A socket may take a part only; what never returned was taken whole for all that is known.
	const length = Number.isNaN(result) ? bytes.length : Math.max(0, result);
	return {
		name: text.slice(0, text.indexOf('(')),
		file: fileOf(text),
		bytes: bytes.subarray(0, length),
		result,
	};
}

/** `write(24</tmp/a>, …` names its file behind the descriptor; the address of a connection has a `>` in it. */
function fileOf(text: string): string {
	const name = /^\w+\(\d+<(.*?)>(?:[,)]|$)/.exec(text)?.[1] ?? '';
	return name.startsWith('\\x') ? fromEscapes(name).toString() : name;
}

const fromEscapes = (text: string) => Buffer.from(text.replaceAll('\\x', ''), 'hex');
