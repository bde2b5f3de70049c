import { isIdentifier } from '#domain/identifier.ts';
import { threadKinds, threadStates } from '#domain/thread/thread.ts';
import { oneLine } from '#domain/typed-text.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url, locals: { app, viewer } }) => {
	const asked = (name: string) => url.searchParams.get(name) ?? '';
	const document = asked('document');
	const narrowing = {
		q: oneLine(asked('q')).slice(0, 200),
		kind: threadKinds.find((one) => one === asked('sorte')) ?? null,
		state: threadStates.find((one) => one === asked('etat')) ?? null,
		documentId: isIdentifier(document) ? document : null,
		placeId: isIdentifier(document) && asked('article') !== '' ? asked('article').slice(0, 64) : null,
	};
	return {
		...(await app.threads.list(viewer, params.id, narrowing, Number(asked('page')))),
		narrowing,
		signedIn: viewer.kind === 'member',
	};
};
