/** « 2 lignes n’ont pas été reprises ». */
export const leftWords = (count: number): string =>
	count === 1 ? 'Une ligne n’a pas été reprise' : `${count} lignes n’ont pas été reprises`;
