import type { App as Application } from '#server/app.ts';
import type { Person } from '#domain/access/person.ts';

declare global {
	namespace App {
		interface Locals {
			/** The use cases; a `Problem` they throw has become the page's status. */
			app: Application;
			/** Who asks, with the facts rights come from. */
			viewer: Person;
			/** Public id of the present session, to tell it apart in the list of sessions. */
			sessionId: string | null;
			/** Address rate limits key on, derived only from trusted proxies [I4]. */
			address: string;
		}
		interface PageData {
			/** `document`: compact header, whole width, no footer (the page where one writes). */
			shell?: 'document';
		}
		interface Error {
			message: string;
		}
	}
}

export {};
