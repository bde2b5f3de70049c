import { threadKinds } from '#domain/thread/thread.ts';
import { submit } from '#lib/forms/form.ts';
import { filesIn, isLarge } from '#lib/forms/post-files.ts';
import { askWho, chosenIn, newThreadFields } from '#lib/forms/thread.ts';
import { redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';

/** What the address says the thread will hang on. */
function placeIn(groupId: string, { searchParams }: URL) {
	const part = (name: string) => searchParams.get(name) ?? undefined;
	return {
		groupId,
		...{ documentId: part('document'), section: part('article'), action: part('action') },
		isCite: searchParams.get('objet') === 'cite',
	};
}

export const load: PageServerLoad = async ({ params, url, locals: { app, viewer } }) => ({
	groupId: params.id,
	documentId: url.searchParams.get('document'),
	place: await app.threads.openingForm(viewer, placeIn(params.id, url)),
	kind: threadKinds.find((one) => one === url.searchParams.get('sorte')) ?? 'question',
	search: url.search,
});

export const actions: Actions = {
	default: async ({ request, params, url, locals: { app, viewer } }) => {
		// Before the bytes of files are read.
		if (isLarge(request)) await app.threads.mayOpenThread(viewer, placeIn(params.id, url));
		return submit(request, newThreadFields, async (input, data) => {
			const made = await app.threads.open(viewer, placeIn(params.id, url), {
				...input,
				...{ chosen: chosenIn(data), files: filesIn(data) },
			});
			if ('ambiguous' in made) return askWho(made.ambiguous, input);
			redirect(303, `/fils/${made.id}?fait=ouvert`);
		});
	},
};
