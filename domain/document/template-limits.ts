/** Longest texts and most of each in a group's template. */
export const templateLimits = {
	name: 120,
	purpose: 300,
	title: 200,
	words: 1000,
	question: 200,
	questions: 8,
	obligation: 300,
	text: 20_000,
	sections: 100,
} as const;
