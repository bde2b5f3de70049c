import { expect } from '@playwright/test';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { dataDir } from './test.ts';

/**
 * The sign-in address of the letters kept on disk for `recipient`, the last one sent. Waits for it.
 * @param since milliseconds since 1970: letters of before, whose link may have served, are passed over.
 */
export async function signInLinkFor(recipient: string, since: number): Promise<string> {
	let link = '';
	await expect
		.poll(async () => (link = await findLink(recipient, since)), {
			message: `a letter to ${recipient}`,
			timeout: 15_000,
		})
		.not.toBe('');
	return link;
}

/**
 * The last letter kept on disk for `recipient` in which `words` are, as it was sent. Waits for it.
 * @param before the one that was there already: another is waited for.
 */
export async function letterTo(recipient: string, words = '', before = ''): Promise<string> {
	let letter = '';
	await expect
		.poll(async () => (letter = await findLetter(recipient, words)) !== before, { timeout: 15_000 })
		.toBe(true);
	return letter;
}

async function findLetter(recipient: string, words: string): Promise<string> {
	const folder = join(dataDir(), 'mail');
	const names = await readdir(folder).catch(() => []);
	for (const name of names.sort().reverse()) {
		const letter = await readFile(join(folder, name), 'utf8').catch(() => '');
		if (letter.includes(`To: ${recipient}\r\n`) && letter.includes(words)) return letter;
	}
	return '';
}

async function findLink(recipient: string, since: number): Promise<string> {
	const folder = join(dataDir(), 'mail');
	const names = await readdir(folder).catch(() => []);
	for (const name of names.sort().reverse()) {
		if ((await stat(join(folder, name))).mtimeMs < since) continue;
		const letter = await readFile(join(folder, name), 'utf8').catch(() => '');
		const link = /https?:\/\/\S+\/connexion\/[\w-]+/.exec(letter.replaceAll('=\r\n', ''));
		if (letter.includes(recipient) && link) return link[0];
	}
	return '';
}
