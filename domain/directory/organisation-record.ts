/** The most characters of what an organisation’s record says. */
export const organisationLimits = {
	name: 200,
	acronym: 30,
	aliases: 600,
	presentation: 1500,
	website: 300,
	email: 254,
	phone: 40,
	opening_hours: 600,
	siret: 14,
} as const;

/** An address of the web, as people type it: `www.exemple.fr` is one. Null for what is none. */
export function webAddress(typed: string): string | null {
	const address = /^[a-z][a-z0-9+.-]*:/i.test(typed) ? typed : `https://${typed}`;
	if (!URL.canParse(address)) return null;
	const { protocol, hostname, href } = new URL(address);
	return ['http:', 'https:'].includes(protocol) && hostname.includes('.') ? href : null;
}

/** Fourteen digits whose sum by Luhn’s rule is a multiple of ten; La Poste has its own rule and is let through. */
export function isSiret(digits: string): boolean {
	if (!/^\d{14}$/.test(digits)) return false;
	if (digits.startsWith('356000000')) return true;
	const sum = [...digits].reduce((total, digit, place) => {
		const twice = Number(digit) * (place % 2 === 0 ? 2 : 1);
		return total + (twice > 9 ? twice - 9 : twice);
	}, 0);
	return sum % 10 === 0;
}
