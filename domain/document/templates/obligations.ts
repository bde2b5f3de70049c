import { typeset } from '../../french/typography.ts';

/*
 * Where a mandatory clause comes from, as people read it beside what is still missing. Only what the network's own
 * documents say: none of them quotes an article of a national text, so none is quoted here.
 */

/**
 * The review names what every cité éducative was asked for from the start: three institutions at one table, a programme of
 * three years, a protocole d'évaluation and its follow-up.
 */
export const expectedOfCites = typeset(
	'Agence nationale de la cohésion des territoires, « Les centres de ressources politique de la ville aux côtés des cités éducatives », mars 2023',
);

/** What groups do and ask of one another, without a text that says so. */
export const usage = 'Usage du réseau';
