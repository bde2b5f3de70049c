import { actions } from '#domain/access/can.ts';
import { describe, expect, it } from 'vitest';
import { operatorAccess, routeAccess, socketAccess, type RouteAccess } from '../../src/route-access.ts';
import { findRoutes, waysOf } from './declared-routes.ts';

const found = findRoutes();
const declared: RouteAccess = routeAccess;

describe('every address declares its action [R1]', () => {
	it.each([...found].flatMap(([id, ways]) => ways.map((way) => [way, id] as const)))('%s %s', (way, id) => {
		expect(declared[id]?.[way], `add ${id} ${way} to src/route-access.ts`).toBeDefined();
	});

	it('declares nothing that does not exist', () => {
		const gone = Object.entries(declared).flatMap(([id, ways]) =>
			Object.keys(ways)
				.filter((way) => !found.get(id)?.includes(way as 'GET'))
				.map((way) => `${way} ${id}`),
		);
		expect(gone).toEqual([]);
	});

	it('declares only actions that can() knows', () => {
		const named = [
			...Object.values({ ...declared, ...operatorAccess }).flatMap((ways) => Object.values(ways)),
			...Object.values(socketAccess),
		];
		expect(named.filter((action) => !actions.includes(action))).toEqual([]);
	});
});

describe('how routes are read', () => {
	it.each([
		['+page.svelte', '', ['GET']],
		['+page.server.ts', 'export const load = () => ({});', []],
		['+page.server.ts', 'export const actions: Actions = { default: async () => {} };', ['POST']],
		[
			'+page.server.ts',
			'export const actions = { join: a, async leave() {} } satisfies Actions;',
			['?/join', '?/leave'],
		],
		[
			'+server.ts',
			'export const GET: RequestHandler = () => {};\nexport async function POST() {}',
			['GET', 'POST'],
		],
		['+layout.svelte', '', []],
	])('%s: %s', (name, text, ways) => {
		expect(waysOf(name, () => text)).toEqual(ways);
	});

	it('refuses actions it cannot read, instead of missing them', () => {
		expect(() => waysOf('+page.server.ts', () => 'export const actions = make();')).toThrow(/object literal/);
	});
});
