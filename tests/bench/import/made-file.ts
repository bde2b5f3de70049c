import { readOfficialDivisions } from '#server/territories/official-divisions.ts';

const kinds = [
	'Association',
	'Centre social',
	'École',
	'Mairie',
	'Collectif',
	'Mission locale',
	'Entreprise',
];
const words =
	'atelier jardin fabrique maison réseau compagnie théâtre chorale cuisine vélo lecture soutien échange partage accueil étape passage école musique couture'.split(
		' ',
	);

/** A file of organisations all over the country, the same each time. */
export function madeFile(rows: number): string {
	const { communes } = readOfficialDivisions();
	const lines = Array.from({ length: rows }, (_, at) => {
		const commune = communes[(at * 37) % communes.length]!;
		const word = (shift: number) => words[(at * 7 + shift * 13 + Math.floor(at / 20)) % words.length]!;
		const name = `${word(1)} ${word(2)} ${commune.nom} ${at}`;
		return [
			...[name, kinds[at % kinds.length], commune.code, `02 ${String(10_000_000 + at).slice(0, 8)}`],
			...[`www.structure-${at}.example.org`, `Propose ${word(3)} et ${word(4)} aux familles du quartier.`],
		].join(';');
	});
	return ['Nom;Type;Code INSEE;Téléphone;Site;Présentation', ...lines].join('\n');
}
