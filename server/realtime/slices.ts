/** Milliseconds that one piece of work may take before it is somebody else's turn. */
const slice = 4;

interface Job {
	readonly work: Iterator<void, void>;
	readonly done: () => void;
	readonly failed: (error: unknown) => void;
}

const jobs: Job[] = [];

/**
 * Long work on the server's own thread, a few milliseconds in each turn of the event loop, so that everyone else is served between. Of
 * several, each has its slice in turn: a short one does not wait for the end of a long one.
 * @param work yields wherever it can be interrupted.
 */
export function inSlices(work: Iterator<void, void>): Promise<void> {
	return new Promise((done, failed) => {
		jobs.push({ work, done, failed });
		if (jobs.length === 1) setImmediate(turn);
	});
}

function turn(): void {
	const job = jobs.shift();
	if (!job) return;
	try {
		if (goOn(job.work)) job.done();
		else jobs.push(job);
	} catch (error) {
		job.failed(error);
	}
	if (jobs.length > 0) setImmediate(turn);
}

/** @returns true at its end. */
function goOn(work: Iterator<void, void>): boolean {
	for (const end = performance.now() + slice; performance.now() < end;) if (work.next().done) return true;
	return false;
}
