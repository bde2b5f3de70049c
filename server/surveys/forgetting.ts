import { keptUntil } from '#domain/survey/survey.ts';
import { today, type Context } from '../context.ts';
import { lastDay } from './reads.ts';

/** Erases answers whose time is over, as whoever answered was told. Run each hour. */
export async function forgetAnswers(context: Context): Promise<void> {
	const day = today(context);
	await context.database.write(async (trx) => {
		const ended = await trx
			.selectFrom('surveys')
			.select(['id', 'closes_on as closesOn', 'closed_at as closedAt'])
			.where('opened_at', 'is not', null)
			.where('erased_at', 'is', null)
			.where((where) => where.or([where('closes_on', '<', day), where('closed_at', 'is not', null)]))
			.execute();
		for (const survey of ended) {
			if (keptUntil(lastDay(survey)) >= day) continue;
			await trx.deleteFrom('survey_answers').where('survey_id', '=', survey.id).execute();
			await trx
				.updateTable('surveys')
				.set({ erased_at: context.now().toISOString() })
				.where('id', '=', survey.id)
				.execute();
		}
	});
}
