import { longestMessage } from '#domain/directory/message.ts';
import { filledLines } from '#lib/forms/fields.ts';
import { submit } from '#lib/forms/form.ts';
import { redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { app, viewer } }) => ({
	to: await app.directory.messageForm(viewer, params.id),
});

const Message = v.object({ text: filledLines(longestMessage, 'Le message', 'Écrivez votre message.') });

export const actions: Actions = {
	default: ({ request, params, locals: { app, viewer } }) =>
		submit(request, Message, async ({ text }) => {
			await app.directory.sendMessage(viewer, params.id, text);
			redirect(303, `/acteurs/${params.id}?fait=message`);
		}),
};
