import { foldName } from '../search/fold.ts';

/** A territory, as rows of a file name them. */
export interface KnownPlace {
	/** `commune-49007`. */
	readonly id: string;
	readonly name: string;
	/** Ids of the commune and of the département it is in. */
	readonly commune: string;
	readonly departement: string;
}

/** What a row says of where something is. */
export interface SaidPlace {
	readonly qpv: string;
	readonly insee: string;
	readonly commune: string;
	readonly postcode: string;
	readonly departement: string;
}

export interface FoundPlace {
	readonly place: KnownPlace | undefined;
	/** What was said and is nowhere, in words. */
	readonly unknown: string | undefined;
}

/** Finds the nearest territory that a row names: its quarter, its commune by code or by name within its département, else its département. */
export class Places {
	readonly #byId = new Map<string, KnownPlace>();
	/** Quarters by `departement-49 monplaisir` and by name alone, of the present geography before the former one. */
	readonly #quarters = new Map<string, KnownPlace | null>();
	/** Communes by `49 angers`, and by name alone those that are the only one of it. */
	readonly #communes = new Map<string, KnownPlace | null>();
	readonly #departements = new Map<string, KnownPlace>();

	constructor(places: readonly KnownPlace[]) {
		for (const place of places) {
			this.#byId.set(place.id, place);
			const name = foldName(place.name);
			if (place.id.startsWith('departement-')) this.#departements.set(name, place);
			if (place.id.startsWith('qpv-'))
				for (const key of [`${place.departement} ${name}`, name])
					this.#quarters.set(key, nearer(this.#quarters.get(key), place));
			if (!place.id.startsWith('commune-')) continue;
			this.#communes.set(`${place.departement} ${name}`, place);
			this.#communes.set(name, this.#communes.has(name) ? null : place);
		}
	}

	find(said: SaidPlace): FoundPlace {
		const quarter = this.#byId.get(`qpv-${said.qpv.toUpperCase()}`);
		if (quarter) return { place: quarter, unknown: undefined };
		const byCode = this.#byId.get(`commune-${said.insee.toUpperCase().padStart(5, '0')}`);
		if (said.insee !== '' && byCode) return { place: byCode, unknown: undefined };
		const departement = this.#departement(said);
		const name = foldName(said.commune.replace(/\s+cedex\b.*$/iu, ''));
		const commune =
			name === ''
				? undefined
				: (this.#communes.get(departement ? `${departement.id} ${name}` : name) ??
					this.#arrondissement(name));
		if (commune) return { place: commune, unknown: undefined };
		const unknown = [said.qpv, said.insee, said.commune].find((one) => one !== '');
		return {
			place: departement,
			unknown: unknown ?? (departement ? undefined : said.departement || undefined),
		};
	}

	/** A quarter by its code, or by its name within what is said of a département. */
	findQuarter(text: string, departement: string): KnownPlace | undefined {
		const byCode = this.#byId.get(`qpv-${text.toUpperCase()}`);
		if (byCode) return byCode;
		const near = this.#departement({ ...nothingSaid, departement });
		const name = foldName(text);
		return (near && this.#quarters.get(`${near.id} ${name}`)) ?? this.#quarters.get(name) ?? undefined;
	}

	/** A commune by its code, or by its name within what is said of a département. */
	findCommune(text: string, departement: string): KnownPlace | undefined {
		const byCode = /^\d/.test(text) ? { insee: text } : { commune: text };
		const { place } = this.find({ ...nothingSaid, departement, ...byCode });
		return place?.id.startsWith('commune-') ? place : undefined;
	}

	#departement({ departement, postcode, insee }: SaidPlace): KnownPlace | undefined {
		const codes = [departement, departementOf(insee), departementOf(postcode)].map(code);
		return (
			codes.map((one) => this.#byId.get(`departement-${one}`)).find((one) => one !== undefined) ??
			this.#departements.get(foldName(departement))
		);
	}

	/** « lyon 8e », « paris 13 » → their arrondissement. */
	#arrondissement(name: string): KnownPlace | undefined {
		const [, city = '', number = ''] = /^(paris|lyon|marseille) 0?(\d{1,2})/.exec(name) ?? [];
		const prefix = { paris: '751', lyon: '6938', marseille: '132' }[city];
		return prefix ? this.#byId.get(`commune-${prefix}${number.padStart(5 - prefix.length, '0')}`) : undefined;
	}
}

const nothingSaid: SaidPlace = { qpv: '', insee: '', commune: '', postcode: '', departement: '' };

/** Of two quarters of one name, the one of the geography in force; null when nothing tells which. */
function nearer(one: KnownPlace | null | undefined, other: KnownPlace): KnownPlace | null {
	if (one === undefined) return other;
	const isNow = (place: KnownPlace) => place.id.startsWith('qpv-QN');
	if (one === null || isNow(one) === isNow(other)) return null;
	return isNow(one) ? one : other;
}

/** « 02A » → « 2A », « 1 » → « 01 ». */
const code = (text: string) =>
	text
		.trim()
		.toUpperCase()
		.replace(/^0+(?=\d[0-9AB]|\d$)/, '')
		.padStart(2, '0');

function departementOf(code: string): string {
	const digits = code.trim().toUpperCase();
	if (digits.length < 4) return '';
	const five = digits.padStart(5, '0');
	return /^(97|98)/.test(five) ? five.slice(0, 3) : five.slice(0, 2);
}
