/**
 * Web and mail addresses, and paths of this site; nothing that could run [C1]. A path starts with one slash: browsers
 * read `//` and `/\` as another host.
 */
const safeAddress = /^(https?:\/\/[^\s\p{C}/]|mailto:[^\s\p{C}]|\/(?![/\\]))[^\s\p{C}]{0,2000}$/iu;

export function isSafeAddress(address: unknown): address is string {
	return typeof address === 'string' && safeAddress.test(address);
}

/**
 * What someone typed as an address, completed: `www.ville.fr` gets its scheme, `a@b.fr` becomes a mail address.
 * Undefined when it cannot be followed safely.
 */
export function toAddress(typed: string): string | undefined {
	const text = typed.trim();
	const completed = /^[^\s@/:]+@[^\s@/:]+\.[^\s@/:]+$/.test(text)
		? `mailto:${text}`
		: /^[\p{L}\d-]+(\.[\p{L}\d-]+)+([/?#]|:\d|$)/u.test(text)
			? `https://${text}`
			: text;
	return isSafeAddress(completed) ? completed : undefined;
}
