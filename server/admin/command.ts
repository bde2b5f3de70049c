import type { Context } from '../context.ts';

/** What a command is given; `--json` and other options are taken out of the words. */
export interface Order {
	readonly context: Context;
	/** What follows the verb. */
	readonly words: readonly string[];
	readonly options: Readonly<Record<string, string | boolean | undefined>>;
	/** One line on the standard output. */
	say(line: string): void;
}

export interface Command {
	/** As typed after `npm run admin --`. */
	readonly usage: string;
	/** What it does, in one line of the help. */
	readonly about: string;
	run(order: Order): Promise<void>;
}

/** A list for people in columns, or for scripts as JSON. */
export function sayRows(order: Order, rows: readonly Record<string, string>[], nothing: string): void {
	if (order.options['json']) return order.say(JSON.stringify(rows, null, 2));
	if (rows.length === 0) return order.say(nothing);
	const names = Object.keys(rows[0]!);
	const widths = names.map((name) => Math.max(...rows.map((row) => row[name]!.length)));
	for (const row of rows)
		order.say(
			names
				.map((name, index) => row[name]!.padEnd(widths[index]!))
				.join('  ')
				.trimEnd(),
		);
}
