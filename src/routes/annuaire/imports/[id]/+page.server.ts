import type { ImportStep } from '#domain/import/states.ts';
import { submit } from '#lib/forms/form.ts';
import { redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ params, url, locals: { app, viewer } }) => ({
	file: await app.imports.import(viewer, params.id, {
		verdict: url.searchParams.get('lignes') ?? '',
		page: Number(url.searchParams.get('page')) || 1,
	}),
	/** The page comes again by itself while work goes on, until one asks it not to. */
	follows: url.searchParams.has('suivre'),
	done: url.searchParams.get('fait'),
});

const nothing = v.object({});
const step =
	(to: ImportStep, then = '') =>
	({ request, params, locals: { app, viewer } }: RequestEvent) =>
		submit(request, nothing, async () => {
			await app.imports.step(viewer, params.id, to);
			redirect(303, `/annuaire/imports/${to === 'drop' ? '' : params.id}${then}`);
		});

export const actions: Actions = {
	colonnes: ({ request, params, locals: { app, viewer } }) =>
		submit(request, nothing, async (_, data) => {
			const targets = Array.from({ length: 100 }, (_, at) => String(data.get(`colonne-${at}`) ?? ''));
			await app.imports.map(viewer, params.id, targets);
			redirect(303, `/annuaire/imports/${params.id}?fait=colonnes`);
		}),
	decider: ({ request, params, url, locals: { app, viewer } }) =>
		submit(request, nothing, async (_, data) => {
			const decided = [...data].flatMap(([name, value]) => {
				const [, line] = /^ligne-(\d{1,7})$/.exec(name) ?? [];
				return line && typeof value === 'string' ? [[Number(line), value] as const] : [];
			});
			await app.imports.decide(viewer, params.id, new Map(decided.slice(0, 100)));
			const kept = new URLSearchParams({ fait: 'choix' });
			for (const name of ['lignes', 'page'])
				if (url.searchParams.has(name)) kept.set(name, url.searchParams.get(name)!);
			redirect(303, `/annuaire/imports/${params.id}?${kept}`);
		}),
	'decider-tout': ({ request, params, locals: { app, viewer } }) =>
		submit(request, v.object({ tout: v.optional(v.string(), '') }), async ({ tout }) => {
			await app.imports.decideAll(viewer, params.id, tout);
			redirect(303, `/annuaire/imports/${params.id}?fait=choix`);
		}),
	confirmer: step('confirm', '?suivre'),
	interrompre: step('pause'),
	reprendre: step('resume', '?suivre'),
	annuler: step('undo', '?suivre'),
	abandonner: step('drop'),
};
