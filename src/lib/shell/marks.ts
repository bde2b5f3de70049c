/** Between these, Svelte finds again what it has drawn. */
const marks = /<!--(?:\[-?\d*!?|\]|\$?[\da-z]*)-->/g;

/** HTML that no script will go through. No words can look like a mark: in a page, every « < » of theirs is spelt otherwise. */
export const plainHtml = (html: string): string => html.replace(marks, '');

/**
 * A page without the marks that a script would need: where none is sent, they are half of a long text, for nothing [A6].
 */
export const withoutMarks = (html: string): string => (html.includes('__sveltekit') ? html : plainHtml(html));
