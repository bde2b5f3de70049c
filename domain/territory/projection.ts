/**
 * Where a place falls on our map of France, in a drawing of 1080 × 968 units: Lambert's conic (as Lambert-93) for the
 * mainland and Corsica, and one inset at its own scale for each overseas territory.
 */
export const mapSize = { width: 1080, height: 968 } as const;

export interface Inset {
	readonly name: string;
	/** Code of the département or collectivity. */
	readonly code: string;
	/** Longitudes and latitudes it covers: west, south, east, north. */
	readonly covers: readonly [number, number, number, number];
	/** Where it is drawn: left and top of a square of 76 units. */
	readonly at: readonly [number, number];
}

const side = 76;
const column = (row: number): readonly [number, number] => [4, 456 + row * 86];

export const insets: readonly Inset[] = [
	{ name: 'Saint-Martin', code: '978', covers: [-63.16, 18.04, -62.97, 18.13], at: column(0) },
	{ name: 'Guadeloupe', code: '971', covers: [-61.82, 15.82, -60.99, 16.53], at: column(1) },
	{ name: 'Martinique', code: '972', covers: [-61.24, 14.38, -60.8, 14.89], at: column(2) },
	{ name: 'Guyane', code: '973', covers: [-54.62, 2.1, -51.61, 5.76], at: column(3) },
	{ name: 'La Réunion', code: '974', covers: [55.21, -21.4, 55.84, -20.86], at: column(4) },
	{ name: 'Mayotte', code: '976', covers: [45.01, -13.01, 45.31, -12.63], at: column(5) },
];

const radians = Math.PI / 180;
const [first, second, origin, meridian] = [44 * radians, 49 * radians, 46.5 * radians, 3 * radians];
const isometric = (latitude: number) => Math.tan(Math.PI / 4 + latitude / 2);
const n = Math.log(Math.cos(first) / Math.cos(second)) / Math.log(isometric(second) / isometric(first));
const f = (Math.cos(first) * isometric(first) ** n) / n;

/** x and y in the drawing; undefined for a place that is neither in France nor near it. */
export function project(longitude: number, latitude: number): readonly [number, number] | undefined {
	const inset = insets.find(({ covers: [west, south, east, north] }) => {
		const margin = 0.15;
		return (
			longitude > west - margin &&
			longitude < east + margin &&
			latitude > south - margin &&
			latitude < north + margin
		);
	});
	if (inset) return projectInset(inset, longitude, latitude);
	if (longitude < -6 || longitude > 10.5 || latitude < 41 || latitude > 51.6) return undefined;
	const radius = f / isometric(latitude * radians) ** n;
	const angle = n * (longitude * radians - meridian);
	const unitsPerRadian = 6371 / 1.17;
	const x = radius * Math.sin(angle);
	const y = f / isometric(origin) ** n - radius * Math.cos(angle);
	return [562 + x * unitsPerRadian, 512 - y * unitsPerRadian];
}

/** Plate carrée, wide enough at these latitudes; fitted and centred in the inset's square. */
function projectInset(
	{ covers: [west, south, east, north], at }: Inset,
	longitude: number,
	latitude: number,
) {
	const stretch = Math.cos(((south + north) / 2) * radians);
	const scale = side / Math.max((east - west) * stretch, north - south);
	const x = (longitude - (west + east) / 2) * stretch * scale + side / 2;
	const y = ((south + north) / 2 - latitude) * scale + side / 2;
	return [at[0] + x, at[1] + y] as const;
}
