import { oneLine } from '#domain/typed-text.ts';
import { submit } from '#lib/forms/form.ts';
import { dayField } from '#lib/forms/day-field.ts';
import { askWho, chosenIn, postFields } from '#lib/forms/thread.ts';
import { filesIn, isLarge } from '#lib/forms/post-files.ts';
import { redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { doneWords } from './done-words.ts';
import type { Actions, PageServerLoad } from './$types';

const doneKeys = Object.keys(doneWords) as (keyof typeof doneWords)[];

export const load: PageServerLoad = async ({ params, url, locals: { app, viewer } }) => {
	// A thread that was made one with another answers at its old address (domain rule 8).
	const kept = await app.threads.keptThread(viewer, params.id);
	if (kept !== null) redirect(308, `/fils/${kept}`);
	const asked = oneLine(url.searchParams.get('qui') ?? '').slice(0, 200);
	const thread = await app.threads.thread(viewer, params.id, asked);
	await app.threads.noteRead(viewer, params.id);
	return {
		thread,
		signedIn: viewer.kind === 'member',
		done: doneKeys.find((one) => one === url.searchParams.get('fait')) ?? null,
	};
};

const nothing = v.object({});
const Post = v.object({ post: v.pipe(v.string(), v.maxLength(36)) });
const Useful = v.object({ ...Post.entries, utile: v.picklist(['oui', 'non']) });
const Charge = v.object({
	owner: v.pipe(v.optional(v.string(), ''), v.nonEmpty('Choisissez une personne.'), v.maxLength(36)),
	day: dayField('Dites pour quel jour.'),
});
const done = (id: string, what: string): never => redirect(303, `/fils/${id}?fait=${what}`);

export const actions: Actions = {
	repondre: async ({ request, params, locals: { app, viewer } }) => {
		// Before the bytes of files are read.
		if (isLarge(request)) await app.threads.mayAnswer(viewer, params.id);
		return submit(request, postFields, async (input, data) => {
			const made = await app.threads.answer(viewer, params.id, {
				...input,
				...{ chosen: chosenIn(data), files: filesIn(data) },
			});
			if ('ambiguous' in made) return askWho(made.ambiguous, input);
			redirect(303, `/fils/${params.id}?fait=reponse#message-${made.postId}`);
		});
	},
	retenir: ({ request, params, locals: { app, viewer } }) =>
		submit(request, Post, async ({ post }) => {
			await app.threads.keepAnswer(viewer, params.id, post);
			done(params.id, 'retenue');
		}),
	liberer: ({ request, params, locals: { app, viewer } }) =>
		submit(request, nothing, async () => {
			await app.threads.releaseAnswer(viewer, params.id);
			done(params.id, 'liberee');
		}),
	fermer: ({ request, params, locals: { app, viewer } }) =>
		submit(request, nothing, async () => {
			await app.threads.closeThread(viewer, params.id, true);
			done(params.id, 'ferme');
		}),
	rouvrir: ({ request, params, locals: { app, viewer } }) =>
		submit(request, nothing, async () => {
			await app.threads.closeThread(viewer, params.id, false);
			done(params.id, 'rouvert');
		}),
	charge: ({ request, params, locals: { app, viewer } }) =>
		submit(request, Charge, async ({ owner, day }) => {
			await app.threads.takeCharge(viewer, params.id, { ownerId: owner, day });
			done(params.id, 'charge');
		}),
	epingler: ({ request, params, locals: { app, viewer } }) =>
		submit(request, nothing, async () => {
			await app.threads.pin(viewer, params.id, true);
			done(params.id, 'epingle');
		}),
	detacher: ({ request, params, locals: { app, viewer } }) =>
		submit(request, nothing, async () => {
			await app.threads.pin(viewer, params.id, false);
			done(params.id, 'detache');
		}),
	utile: ({ request, params, locals: { app, viewer } }) =>
		submit(request, Useful, async ({ post, utile }) => {
			await app.threads.markUseful(viewer, params.id, post, utile === 'oui');
			redirect(303, `/fils/${params.id}#message-${post}`);
		}),
	suivre: ({ request, params, locals: { app, viewer } }) =>
		submit(request, nothing, async () => {
			await app.threads.follow(viewer, params.id, true);
			done(params.id, 'suivi');
		}),
	arreter: ({ request, params, locals: { app, viewer } }) =>
		submit(request, nothing, async () => {
			await app.threads.follow(viewer, params.id, false);
			done(params.id, 'arret');
		}),
};
