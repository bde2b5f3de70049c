/** What a key does. Bound in `keys.ts` unless `elsewhere` says who listens; the help dialog shows them all. */
export interface Shortcut {
	readonly id: string;
	/** As ProseMirror writes them; the first is the one that is shown. */
	readonly keys: readonly [string, ...string[]];
	readonly says: string;
	readonly group: 'Écrire' | 'Titres et listes' | 'Blocs' | 'Se déplacer';
	readonly elsewhere?: boolean;
}

const list = [
	{ id: 'undo', keys: ['Mod-z'], says: 'Annuler', group: 'Écrire' },
	{ id: 'redo', keys: ['Mod-y', 'Shift-Mod-z'], says: 'Rétablir', group: 'Écrire' },
	{ id: 'bold', keys: ['Mod-b'], says: 'Gras', group: 'Écrire' },
	{ id: 'italic', keys: ['Mod-i'], says: 'Italique', group: 'Écrire' },
	{ id: 'strike', keys: ['Mod-Shift-x'], says: 'Barré', group: 'Écrire' },
	{ id: 'superscript', keys: ['Mod-.'], says: 'Exposant', group: 'Écrire' },
	{ id: 'subscript', keys: ['Mod-,'], says: 'Indice', group: 'Écrire' },
	{ id: 'link', keys: ['Mod-k'], says: 'Lien', group: 'Écrire' },
	{
		id: 'note',
		keys: ['Mod-Alt-f'],
		says: 'Note de bas de page',
		group: 'Écrire',
		elsewhere: true,
	},
	{ id: 'mention', keys: ['@'], says: 'Mentionner une personne', group: 'Écrire', elsewhere: true },
	{ id: 'line', keys: ['Shift-Enter'], says: 'Aller à la ligne dans le bloc', group: 'Écrire' },
	{ id: 'find', keys: ['Mod-f'], says: 'Chercher dans tout le document', group: 'Écrire', elsewhere: true },
	{ id: 'replace', keys: ['Ctrl-h'], says: 'Chercher et remplacer', group: 'Écrire', elsewhere: true },
	{ id: 'find-next', keys: ['F3', 'Shift-F3'], says: 'Résultat suivant', group: 'Écrire', elsewhere: true },
	{
		id: 'select-all',
		keys: ['Mod-a'],
		says: 'Sélectionner l’article\u202f; deux fois, tout le document',
		group: 'Écrire',
		elsewhere: true,
	},
	{
		id: 'paste-plain',
		keys: ['Mod-Shift-v'],
		says: 'Coller sans mise en forme',
		group: 'Écrire',
		elsewhere: true,
	},
	{ id: 'level-0', keys: ['Mod-Alt-0'], says: 'Paragraphe', group: 'Titres et listes' },
	{ id: 'level-1', keys: ['Mod-Alt-1'], says: 'Titre', group: 'Titres et listes' },
	{ id: 'level-2', keys: ['Mod-Alt-2'], says: 'Sous-titre', group: 'Titres et listes' },
	{ id: 'level-3', keys: ['Mod-Alt-3'], says: 'Intertitre', group: 'Titres et listes' },
	{ id: 'ordered', keys: ['Mod-Shift-7'], says: 'Liste numérotée', group: 'Titres et listes' },
	{ id: 'bullet', keys: ['Mod-Shift-8'], says: 'Liste à puces', group: 'Titres et listes' },
	{ id: 'check', keys: ['Mod-Shift-9'], says: 'Cases à cocher', group: 'Titres et listes' },
	{ id: 'tick', keys: ['Mod-Enter'], says: 'Cocher ou décocher la case', group: 'Titres et listes' },
	{ id: 'in', keys: ['Tab'], says: 'Décaler l’élément de liste', group: 'Titres et listes' },
	{ id: 'out', keys: ['Shift-Tab'], says: 'Le ramener d’un cran', group: 'Titres et listes' },
	{ id: 'slash', keys: ['/'], says: 'Insérer, au début d’un mot', group: 'Blocs', elsewhere: true },
	{ id: 'up', keys: ['Alt-Shift-ArrowUp'], says: 'Monter le bloc ou l’élément', group: 'Blocs' },
	{ id: 'down', keys: ['Alt-Shift-ArrowDown'], says: 'Descendre le bloc ou l’élément', group: 'Blocs' },
	{
		id: 'edge',
		keys: ['Mod-End', 'Mod-Home'],
		says: 'Fin de l’article\u202f; deux fois, du document',
		group: 'Se déplacer',
		elsewhere: true,
	},
	{ id: 'toolbar', keys: ['Alt-F10'], says: 'Aller à la barre d’outils', group: 'Se déplacer' },
	{
		id: 'plan',
		keys: ['F6'],
		says: 'Aller au plan, puis revenir au texte',
		group: 'Se déplacer',
		elsewhere: true,
	},
	{
		id: 'leave',
		keys: ['Escape'],
		says: 'Puis Tab\u00a0: sortir du texte',
		group: 'Se déplacer',
		elsewhere: true,
	},
	{ id: 'help', keys: ['Mod-/'], says: 'Cette liste', group: 'Se déplacer' },
] as const satisfies readonly Shortcut[];

export type ShortcutId = Exclude<(typeof list)[number], { elsewhere: true }>['id'];
export const shortcuts: readonly Shortcut[] = list;

/** What each key of the table does, in ProseMirror's form. */
export function bindings(acts: Record<ShortcutId, () => boolean>): Record<string, () => boolean> {
	return Object.fromEntries(
		shortcuts.flatMap(({ id, keys, elsewhere }) =>
			elsewhere ? [] : keys.map((key) => [key, acts[id as ShortcutId]]),
		),
	);
}

const names: Record<'pc' | 'mac', Record<string, string>> = {
	pc: { Mod: 'Ctrl', Shift: 'Maj', Alt: 'Alt' },
	mac: { Mod: '⌘', Shift: '⇧', Alt: '⌥', Ctrl: '⌃' },
};
const others: Record<string, string> = {
	ArrowUp: '↑',
	ArrowDown: '↓',
	Enter: 'Entrée',
	Escape: 'Échap',
	End: 'Fin',
};

/** « Ctrl+Maj+7 », as keyboards call them; on a Mac « ⌘ ⇧ 7 ». */
export function keyNames(keys: string, mac: boolean): string[] {
	return keys
		.split('-')
		.map(
			(key) => names[mac ? 'mac' : 'pc'][key] ?? others[key] ?? (key.length === 1 ? key.toUpperCase() : key),
		);
}

export const isMac = (): boolean =>
	typeof navigator !== 'undefined' && /Mac|iP(hone|ad)/.test(navigator.platform);

/** The keys of a shortcut in one line, for a tooltip or a menu. */
export function keysOf(id: (typeof list)[number]['id']): string {
	const found = shortcuts.find((one) => one.id === id);
	return found ? keyNames(found.keys[0], isMac()).join(isMac() ? '\u00a0' : '+') : '';
}

/** The same as `aria-keyshortcuts` wants it. */
export function ariaKeys(id: (typeof list)[number]['id']): string {
	const found = shortcuts.find((one) => one.id === id);
	return found ? found.keys[0].replaceAll('-', '+').replace('Mod', isMac() ? 'Meta' : 'Control') : '';
}
