import type { Page } from '@playwright/test';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { people } from './support/network.ts';
import { signIn } from './support/sign-in.ts';
import { expect, origin, test } from './support/test.ts';
import { goToEnd, newProtocol } from './support/writing.ts';

/** Somebody who writes by a program: the stock provider with the session of a browser. */
async function joinByProgram(page: Page, address: string): Promise<{ doc: Y.Doc; leave(): void }> {
	const cookies = await page.context().cookies();
	const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
	const doc = new Y.Doc();
	const provider = new WebsocketProvider(
		`${origin().replace('http', 'ws')}/collab`,
		address.split('/').at(-1) ?? '',
		doc,
		{
			disableBc: true,
			WebSocketPolyfill: class extends WebSocket {
				constructor(url: string) {
					super(url, { headers: { cookie }, origin: origin() });
				}
			} as never,
		},
	);
	await expect.poll(() => provider.synced).toBe(true);
	return { doc, leave: () => provider.destroy() };
}

/** What stands after the caret in its text, and how high the caret is on the screen. */
const caret = (page: Page) =>
	page.evaluate(() => {
		const selection = getSelection()!;
		const range = selection.getRangeAt(0);
		const probe = document.createRange();
		const node = range.startContainer;
		probe.setStart(node, range.startOffset);
		probe.setEnd(node, Math.min(range.startOffset + 1, node.textContent?.length ?? 0));
		return {
			after: node.textContent?.slice(range.startOffset, range.startOffset + 12) ?? '',
			top: Math.round(probe.getBoundingClientRect().top),
		};
	});

test('two hundred changes of somebody else, before, after and around the caret, move neither it nor the page [A2]', async ({
	page: lea,
	newVisitor,
}) => {
	const ines = await newVisitor();
	await signIn(lea, people.authority);
	await signIn(ines, people.state);
	const address = await newProtocol(lea, 'Protocole sous la main');
	const { doc, leave } = await joinByProgram(ines, address);

	const sections = [...doc.getMap<Y.Map<unknown>>('sections').values()].map((section) => ({
		title: String(section.get('title')),
		content: section.get('content') as Y.XmlFragment,
	}));
	const contentOf = (title: string) => sections.find((one) => one.title === title)!.content;
	const wordsOf = (content: Y.XmlFragment, block: number) =>
		(content.get(block) as Y.XmlElement).get(0) as Y.XmlText;
	const [before, here, after] = ['Objet du protocole', 'Gouvernance', 'Équipe projet'].map(contentOf) as [
		Y.XmlFragment,
		Y.XmlFragment,
		Y.XmlFragment,
	];

	await goToEnd(lea, 'Gouvernance');
	for (let steps = 0; steps < 20; steps++) await lea.keyboard.press('ArrowLeft');
	const place = await caret(lea);
	expect(place.after).toHaveLength(12);

	const paragraph = () => {
		const element = new Y.XmlElement('paragraph');
		element.setAttribute('level', 0 as unknown as string);
		element.insert(0, [new Y.XmlText('Une ligne que quelqu’un ajoute.')]);
		return element;
	};
	// Blocks come above and below, letters everywhere: also in the paragraph of the caret, after it and, at last, before it.
	for (let turn = 0; turn < 45; turn++) {
		before.insert(turn % before.length, [paragraph()]);
		wordsOf(here, 1).insert(0, 'x');
		after.insert(0, [paragraph()]);
		const own = wordsOf(here, here.length - 1);
		own.insert(own.length, '.');
		if (turn % 5 === 0) await lea.waitForFunction(() => new Promise(requestAnimationFrame));
	}
	await expect(lea.getByRole('textbox', { name: 'Gouvernance' }).last()).toContainText('.'.repeat(45));
	expect(await caret(lea)).toEqual(place);
	for (let turn = 0; turn < 20; turn++) wordsOf(here, here.length - 1).insert(0, 'é');
	await expect(lea.getByRole('textbox', { name: 'Gouvernance' }).last()).toContainText('é'.repeat(20));
	expect((await caret(lea)).after).toBe(place.after);
	await lea.keyboard.type('§');
	await expect(lea.getByRole('textbox', { name: 'Gouvernance' }).last()).toContainText(`§${place.after}`);
	leave();
});
