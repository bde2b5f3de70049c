type Corner = readonly [longitude: number, latitude: number];

/** A small TopoJSON in degrees: two squares side by side, which share one border. */
export function twoSquares(
	layer: string,
	west: Readonly<Record<string, unknown>>,
	east: Readonly<Record<string, unknown>>,
	[longitude, latitude]: Corner = [-1, 47],
	side = 0.5,
) {
	const [left, middle, right, top] = [longitude, longitude + side, longitude + 2 * side, latitude + side];
	return {
		type: 'Topology',
		arcs: [
			[
				[middle, latitude],
				[middle, top],
			],
			[
				[middle, top],
				[left, top],
				[left, latitude],
				[middle, latitude],
			],
			[
				[middle, latitude],
				[right, latitude],
				[right, top],
				[middle, top],
			],
		],
		objects: {
			[layer]: {
				type: 'GeometryCollection',
				geometries: [
					{ type: 'Polygon', arcs: [[0, 1]], properties: west },
					{ type: 'Polygon', arcs: [[2, -1]], properties: east },
				],
			},
		},
	};
}
