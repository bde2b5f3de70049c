import { programmeFrom } from '#domain/programme/from-json.ts';
import { ancestryOf } from '#domain/programme/ancestry.ts';
import { planOf } from '#domain/programme/plan.ts';
import { actionsOf } from '#domain/programme/totals.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { app, viewer } }) => {
	const view = await app.documents.readAction(viewer, params.id, params.action);
	const programme = programmeFrom(view.programme);
	const plan = planOf(programme);
	const all = actionsOf(plan);
	const at = all.findIndex(({ id }) => id === params.action);
	const action = all[at]!;
	const beside = (step: number) => {
		const one = all[at + step];
		return one ? { id: one.id, title: one.title, number: plan.numbers.get(one.id) ?? null } : null;
	};
	return {
		...view,
		threads: await app.threads.onDocument(viewer, params.id, params.action),
		programme,
		plan,
		action,
		description: view.action.description,
		number: plan.numbers.get(action.id) ?? null,
		ancestry: ancestryOf(plan, action),
		before: beside(-1),
		after: beside(1),
	};
};
