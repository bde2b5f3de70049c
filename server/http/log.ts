import { pino, type Logger } from 'pino';

/** JSON lines without bodies, tokens, addresses or text [L9]. */
export function createLog(level: string): Logger {
	return pino({
		level,
		base: null,
		timestamp: pino.stdTimeFunctions.isoTime,
		redact: ['*.email', '*.token'],
	});
}
