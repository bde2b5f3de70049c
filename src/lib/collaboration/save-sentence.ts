import type { SaveState, WordsKeptIn } from './save-state.ts';

const clock = new Intl.DateTimeFormat('fr-FR', { hour: 'numeric', minute: '2-digit' });

const places: Record<WordsKeptIn, string> = { device: 'sur cet appareil', tab: 'dans cet onglet' };

/** « vos mots sont gardés sur cet appareil et partiront d’eux-mêmes ». */
const keptWords = (kept: WordsKeptIn, leave: boolean): string =>
	`vos mots sont gardés ${places[kept]}${leave ? ' et partiront d’eux-mêmes' : ''}`;

/**
 * The sentence of the save state, in the time zone and by the clock of this device.
 * @param leave what waits is sent as soon as it can be: not what somebody may write no more.
 */
export function saveSentence(save: SaveState, now: Date, leave: boolean): string {
	switch (save.state) {
		case 'connecting':
			return 'Ouverture du document…';
		case 'saved':
			return `Enregistré à ${hour(save.at)}`;
		case 'saving':
			return 'Enregistrement…';
		case 'unsaved':
			return `Non enregistré depuis ${duration(now.getTime() - save.since.getTime())}${
				save.reason ? `. ${save.reason}` : ''
			} : ${keptWords(save.kept, leave)}`;
		case 'offline':
			return `Hors ligne depuis ${hour(save.since)}, ${save.pending ? keptWords(save.kept, leave) : 'tout est enregistré'}`;
		case 'refused':
			return save.pending
				? 'Écriture arrêtée, mots non enregistrés'
				: 'Écriture arrêtée, tout est enregistré';
	}
}

/** « 14 h 32 », with no-break spaces. */
function hour(instant: Date): string {
	const parts = new Map(clock.formatToParts(instant).map((part) => [part.type, part.value]));
	return `${Number(parts.get('hour'))}\u00a0h\u00a0${parts.get('minute')}`;
}

/** « 6 s », « 2 min », « 3 h », « 7 jours ». */
function duration(milliseconds: number): string {
	const seconds = Math.max(0, Math.floor(milliseconds / 1000));
	if (seconds < 60) return `${seconds}\u00a0s`;
	const minutes = Math.floor(seconds / 60);
	if (minutes < 60) return `${minutes}\u00a0min`;
	const hours = Math.floor(minutes / 60);
	return hours < 48 ? `${hours}\u00a0h` : `${Math.floor(hours / 24)}\u00a0jours`;
}
