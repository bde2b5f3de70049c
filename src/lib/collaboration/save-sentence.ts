import type { SaveState } from './save-state.ts';

const clock = new Intl.DateTimeFormat('fr-FR', { hour: 'numeric', minute: '2-digit' });

/** The sentence of the save state, in the time zone and by the clock of this device. */
export function saveSentence(save: SaveState, now: Date): string {
	switch (save.state) {
		case 'connecting':
			return 'Ouverture du document…';
		case 'saved':
			return `Enregistré à ${hour(save.at)}`;
		case 'saving':
			return 'Enregistrement…';
		case 'unsaved':
			return `Non enregistré depuis ${duration(now.getTime() - save.since.getTime())}${
				save.reason ? `. ${save.reason} : vos mots sont gardés dans cet onglet` : ''
			}`;
		case 'offline':
			return save.pending
				? `Hors ligne depuis ${hour(save.since)}, vos mots sont gardés dans cet onglet`
				: `Hors ligne depuis ${hour(save.since)}, tout est enregistré`;
		case 'refused':
			return save.reason;
	}
}

/** « 14 h 32 », with no-break spaces. */
function hour(instant: Date): string {
	const parts = new Map(clock.formatToParts(instant).map((part) => [part.type, part.value]));
	return `${Number(parts.get('hour'))}\u00a0h\u00a0${parts.get('minute')}`;
}

/** « 6 s », « 2 min », « 3 h ». */
function duration(milliseconds: number): string {
	const seconds = Math.max(0, Math.floor(milliseconds / 1000));
	if (seconds < 60) return `${seconds}\u00a0s`;
	const minutes = Math.floor(seconds / 60);
	return minutes < 60 ? `${minutes}\u00a0min` : `${Math.floor(minutes / 60)}\u00a0h`;
}
