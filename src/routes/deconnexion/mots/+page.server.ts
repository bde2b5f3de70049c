import { readWaiting, waitingCookie } from '#lib/collaboration/waiting-mark.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ cookies }) => readWaiting(cookies.get(waitingCookie));
