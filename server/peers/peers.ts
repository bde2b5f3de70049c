import type { DocumentMessage } from './message.ts';

/** The other processes that serve the same database [R3]. Live editing depends on this and on nothing of how they are reached. */
export interface Peers {
	/** False: this process cannot know what the others do, so that nothing may be written here [PEER-6]. */
	readonly isReachable: boolean;
	/** A process that was there is not heard now and did not say farewell: it may have told something nobody heard. */
	readonly isSomeoneSilent: boolean;
	/**
	 * Called when `isReachable` changes, and when what was said may have been missed although it did not: then what is stored has to be
	 * looked at. @returns how to stop.
	 */
	onChange(listener: () => void): () => void;
	/** Resolves once whatever the others store in this document from now on is heard, or `onChange` will tell when it is. */
	follow(documentId: string): Promise<Line>;
	/** Says something about a document that need not be open here. Not hearing it is no harm: the journal has it. */
	tell(documentId: string, message: DocumentMessage): void;
	/** Whether this process is the one that makes a snapshot of the document, for a while [SNA-2]. */
	takesTurn(documentId: string): Promise<boolean>;
	/** Says farewell. */
	stop(): Promise<void>;
}

/** What this process says and hears about one open document. */
export interface Line {
	/** Whether others may be on it. */
	readonly isShared: boolean;
	tell(message: DocumentMessage): void;
	/** What was heard before is told at once. */
	listen(listener: LineListener): void;
	close(): void;
}

export interface LineListener {
	heard(message: DocumentMessage, process: string): void;
	/** A process is gone, and whoever was present through it. */
	gone(process: string): void;
}
