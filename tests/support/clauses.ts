/**
 * What documents remember of the template they began with: `template version` → its clauses in order, mandatory ones with a
 * star. A line that was released never changes: a new version is a new line.
 */
export const clausesByTemplate: Readonly<Record<string, string>> = {
	'protocol 1':
		'preamble, territory *, purpose *, governance *, team *, state *, academy *, authority *, families *, city-contract, means *, evaluation *, duration *',
	'evaluation 1':
		'purpose *, questions *, baseline, indicators *, cooperation, voices, method *, roles, data *, use *',
	'diagnosis 1':
		'approach *, territory, figures, voices *, professionals, initiatives, who, debate, priorities *, next',
	'roadmap 1': 'quarter, priorities *, actions, commitments *, residents, follow-up *',
	'minutes 1': 'attendance, open, discussion, decisions *, next',
	'minutes 2': 'attendance, open, discussion, decisions *, next',
	'synthesis 1': 'context, theme-1 *, theme-2, theme-3, agreements, follow-up *, annex',
	'note 1': 'text',
	'programme 1': 'purpose *, territory, follow-up *',
};
