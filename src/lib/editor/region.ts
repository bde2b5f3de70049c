/** What makes an editing region known by its name to assistive technology. */
export function regionAttributes(name: string, describedBy?: string): Record<string, string> {
	return {
		class: 'prose writing text',
		...(describedBy !== undefined && { 'aria-describedby': describedBy }),
		role: 'textbox',
		'aria-multiline': 'true',
		'aria-label': name,
		lang: 'fr',
		spellcheck: 'true',
	};
}
