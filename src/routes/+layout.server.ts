import type { LayoutServerLoad } from './$types';

/** What the shell says on every page: who is signed in. A page asks for the compact shell with `shell: 'document'`. */
export const load: LayoutServerLoad = ({ locals: { viewer } }) => ({
	me: viewer.kind === 'member' ? { name: viewer.name, actorId: viewer.actorId } : null,
});
