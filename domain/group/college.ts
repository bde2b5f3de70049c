/** The two colleges of a conseil citoyen: people who live there, and those who act there. */
export const colleges = ['inhabitants', 'actors'] as const;
export type College = (typeof colleges)[number];

export const collegeNames: Record<College, string> = {
	inhabitants: 'Habitants',
	actors: 'Acteurs locaux',
};
