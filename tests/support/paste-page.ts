import { chromium, type Browser, type Page } from '@playwright/test';
import { rolldown } from 'rolldown';
import type { ContentNode } from '#domain/document/document.ts';
import { findBrowser } from '../e2e/support/browser.ts';

export interface Pasted {
	readonly doc: ContentNode;
	readonly sentences: readonly string[];
	/** Words that one saw where it was copied. */
	readonly seen: readonly string[];
}

export interface PastePage {
	/** Pastes into an empty text, as the editor does. */
	paste(kind: 'html' | 'text' | 'plain', source: string): Promise<Pasted>;
	close(): Promise<void>;
}

/** The paste of the editor in a real browser: only one reads HTML as browsers do. */
export async function openPastePage(): Promise<PastePage> {
	const bundle = await rolldown({
		input: new URL('paste-in-browser.ts', import.meta.url).pathname,
		logLevel: 'silent',
	});
	const { output } = await bundle.generate({ format: 'iife' });
	await bundle.close();
	const browser: Browser = await chromium.launch(await findBrowser());
	const page: Page = await browser.newPage();
	await page.setContent('<!doctype html><div id="editor"></div>');
	await page.addScriptTag({ content: output[0].code });
	return {
		paste: (kind, source) =>
			page.evaluate(
				([kind, source]) =>
					(window as unknown as { paste(kind: string, source: string): Pasted }).paste(kind, source),
				[kind, source] as const,
			),
		close: () => browser.close(),
	};
}
