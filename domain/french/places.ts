/** « de » before a place, contracted or elided as French wants it: « d’Angers », « du Mans », « des Abymes », « de La Réunion ». */
export function ofPlace(name: string): string {
	if (/^Les /u.test(name)) return `des ${name.slice(4)}`;
	if (/^Le /u.test(name)) return `du ${name.slice(3)}`;
	const vowel = /^[aeiouyàâäéèêëîïôöœH]/iu.test(name) && !/^(Hauts?|Ha[mr]|Hem|Havre|Yonne)/iu.test(name);
	return vowel ? `d’${name}` : `de ${name}`;
}

/** « à » before a place: « à Angers », « au Mans », « aux Abymes ». */
export function atPlace(name: string): string {
	if (/^Les /u.test(name)) return `aux ${name.slice(4)}`;
	if (/^Le /u.test(name)) return `au ${name.slice(3)}`;
	return `à ${name}`;
}
