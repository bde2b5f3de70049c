import { error } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url, locals: { app, viewer } }) => {
	const { group, template } = await app.templates.open(viewer, { groupId: params.id, id: params.modele });
	const asked = url.searchParams.get('version');
	const version = template.versions.find((one) => String(one.version) === asked);
	if (asked !== null && !version) error(404, 'Cette version n’existe pas.');
	return {
		group,
		template: { id: template.id, name: template.name },
		version: version?.version ?? null,
		content: version?.content ?? template.draft,
	};
};
