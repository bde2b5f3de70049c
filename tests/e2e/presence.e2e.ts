import type { Page } from '@playwright/test';
import { encodeAwareness, type Presence } from '#domain/collaboration/presence.ts';
import { encodeFrame } from '#domain/collaboration/protocol.ts';
import { holdCable } from './support/cable.ts';
import { people } from './support/network.ts';
import { signIn } from './support/sign-in.ts';
import { expect, test } from './support/test.ts';
import { newProtocol } from './support/writing.ts';

const names = 'Alba Brice Chloé David Emma Farid Gaël Hana Iris Jules'.split(' ');

/** The frame in which the server says where ten people are: each begins and ceases to write, and goes from article to article. */
function whereTheyAre(sections: readonly string[], second: number): Uint8Array {
	const entries = names.map((name, index) => {
		// Two of them are away at each moment, in turn.
		const isAway = (second + index) % 5 === 0;
		const state: Presence = {
			user: {
				actorId: `00000000-0000-4000-8000-00000000000${index}`,
				name: `${name} Dupré`,
				institution: '',
				party: null,
				colour: index,
				color: '#2c4bb8',
				role: 'writer',
			},
			sectionId: sections[(second + index) % sections.length] ?? '',
			...((second + index) % 2 === 0 && { typing: true }),
		};
		return { clientId: 7000 + index, clock: second + 1, state: isAway ? null : state };
	});
	return encodeFrame({ type: 'awareness', payload: encodeAwareness(entries) });
}

/** Keeps each sentence of the live region, with its instant in milliseconds. */
const listen = (page: Page) =>
	page.evaluate(() => {
		const region = document.querySelector('main [role=status]')!;
		const heard: { at: number; said: string }[] = [];
		Object.assign(window, { heard });
		new MutationObserver(() => heard.push({ at: performance.now(), said: region.textContent ?? '' })).observe(
			region,
			{ childList: true, characterData: true, subtree: true },
		);
	});
const heardIn = (page: Page) =>
	page.evaluate(() => (window as unknown as { heard: { at: number; said: string }[] }).heard);

test('ten people who write, come and go are announced six times a minute at most, politely, by one region [A4]', async ({
	page,
	context,
}) => {
	await page.clock.install();
	const cable = await holdCable(context);
	await signIn(page, people.authority);
	await newProtocol(page, 'Protocole écrit par beaucoup de monde');
	const live = page.locator('main :is([aria-live], [role=status], [role=alert], [role=log])');
	await expect(live).toHaveCount(1);
	await expect(live).toHaveAttribute('aria-live', 'polite');
	const sections = await page
		.locator('.sheet section')
		.evaluateAll((all) => all.map(({ id }) => id.replace('section-', '')));
	await listen(page);
	for (let second = 0; second < 90; second++) {
		cable.tell(whereTheyAre(sections, second));
		// Heard before the clock goes on.
		await expect(page.getByText(/^Ici : vous/)).toBeVisible();
		await page.clock.runFor(1000);
	}
	const heard = await heardIn(page);
	const instants = heard.map(({ at }) => at);
	expect(heard.length).toBeGreaterThan(6);
	for (const [index, at] of instants.slice(6).entries())
		expect(at - instants[index]!).toBeGreaterThanOrEqual(60_000);
	// What happened meanwhile is said together, by first names.
	for (const { said } of heard) expect(said).toMatch(/^(\p{L}+ (est là|a quitté le document)\. ?)+\u00a0?$/u);
	for (const name of names) expect(heard.some(({ said }) => said.includes(name))).toBe(true);
	await expect(live).toHaveCount(1);
});
