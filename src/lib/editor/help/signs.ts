/** What one types becomes what one means: see `rules.ts`. */
export const signs: readonly { sign: string; says: string }[] = [
	{ sign: '#', says: 'Titre, puis espace' },
	{ sign: '##', says: 'Sous-titre, puis espace' },
	{ sign: '###', says: 'Intertitre, puis espace' },
	{ sign: '-', says: 'Liste à puces, puis espace' },
	{ sign: '1.', says: 'Liste numérotée, puis espace' },
	{ sign: '[ ]', says: 'Case à cocher, puis espace' },
	{ sign: '>', says: 'Citation, puis espace' },
	{ sign: '---', says: 'Filet' },
	{ sign: '**gras**', says: 'Gras' },
	{ sign: '*italique*', says: 'Italique' },
	{ sign: '~~barré~~', says: 'Barré' },
];
