import { departementMiddles } from '#domain/territory/middles.ts';
import { insets, mapSize, project } from '#domain/territory/projection.ts';
import { expect, test } from 'vitest';

const paris = project(2.35, 48.86)!;

test('north is up and west is left', () => {
	const [brest, lille, marseille] = [project(-4.49, 48.39)!, project(3.06, 50.63)!, project(5.37, 43.3)!];
	expect(brest[0]).toBeLessThan(paris[0]);
	expect(lille[1]).toBeLessThan(paris[1]);
	expect(marseille[1]).toBeGreaterThan(paris[1]);
});

test('every département has its middle inside the drawing', () => {
	for (const [code, middle] of Object.entries(departementMiddles)) {
		const [x, y] = project(...middle) ?? [-1, -1];
		expect(x > 0 && x < mapSize.width && y > 0 && y < mapSize.height, code).toBe(true);
	}
	expect(Object.keys(departementMiddles)).toHaveLength(101);
});

test('overseas places fall in their own inset', () => {
	for (const { code, at } of insets.filter((inset) => inset.code in departementMiddles)) {
		const [x, y] = project(...departementMiddles[code]!)!;
		expect(x >= at[0] && x <= at[0] + 76 && y >= at[1] && y <= at[1] + 76, code).toBe(true);
	}
});

test('a place that is not in France is nowhere', () => {
	expect(project(-73.98, 40.75)).toBeUndefined();
});
