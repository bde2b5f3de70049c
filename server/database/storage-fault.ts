/** PostgreSQL: no space, no memory, no connection left (53), starting (57P03), lost a race (40, 55P03), cannot write a file (58030). */
const passingStates = /^(53...|57P03|40...|55P03|58030)$/;
/** SQLite, with its extended codes. */
const passingCodes = /^SQLITE_(FULL|IOERR|BUSY|READONLY|CANTOPEN|NOMEM)/;

/**
 * The storage could not take a transaction, which is undone for sure, and may take the same one later without a restart. A
 * connection lost on the way is not one of these: nobody knows whether the transaction stands.
 */
export function isStorageFault(error: unknown): boolean {
	const code = codeOf(error);
	return passingCodes.test(code) || passingStates.test(code);
}

/** Of all of these, the one that freeing space ends. */
export function isFull(error: unknown): boolean {
	return /^(SQLITE_FULL|SQLITE_IOERR_(WRITE|SHMSIZE|TRUNCATE)|ENOSPC)$/.test(codeOf(error));
}

function codeOf(error: unknown): string {
	const code = (error as { code?: unknown } | null)?.code;
	return typeof code === 'string' ? code : '';
}
