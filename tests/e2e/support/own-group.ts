import type { Page } from '@playwright/test';
import { sendForm } from './forms.ts';

/**
 * A group of a test's own, animated by who opens it; filling the form is a journey of its own, `found-a-group`.
 * @returns its address.
 */
export async function newGroup(page: Page, name: string): Promise<string> {
	const form = { name, presentation: 'Le temps d’un essai.', kind: 'thematic', visibility: 'network' };
	const made = await sendForm(page, '/groupes/nouveau', { ...form, entry: 'free' });
	return made.split('?')[0]!;
}
