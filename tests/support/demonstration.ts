import { seedDemonstration } from '#server/seed/seed.ts';
import { testContext, type Filling } from './databases.ts';
import { loadFewDivisions } from './divisions.ts';

/** The demonstration network on the day of `testContext`, with the few places it stands on. */
export const demonstration: Filling = {
	name: 'demonstration',
	fill: async (database) => void (await seedDemonstration(testContext(database), loadFewDivisions)),
};

/** The same, among all the communes of the country. */
export const wholeCountry: Filling = {
	name: 'whole-country',
	fill: async (database) => void (await seedDemonstration(testContext(database))),
};
