import { v5 } from 'uuid';

const namespace = '5a4c7d52-8f0e-5b1c-9d3a-6e2f70b41c88';

/** The same id on every machine for the same thing: a demonstration can be linked to, compared and tested. */
export function seedId(kind: string, key: string): string {
	return v5(`${kind}/${key}`, namespace);
}

/** Written as the source of every demonstration record. */
export const demonstrationSource = 'Réseau de démonstration';
