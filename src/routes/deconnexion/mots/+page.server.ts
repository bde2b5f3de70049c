import { listWaiting, waitingCookie } from '#lib/collaboration/waiting-mark.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ cookies }) => ({ waiting: listWaiting(cookies.get(waitingCookie)) });
