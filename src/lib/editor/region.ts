/** What makes an editing region known by its name to assistive technology. */
export function regionAttributes(name: string): Record<string, string> {
	return {
		class: 'prose writing',
		role: 'textbox',
		'aria-multiline': 'true',
		'aria-label': name,
		lang: 'fr',
		spellcheck: 'true',
	};
}
