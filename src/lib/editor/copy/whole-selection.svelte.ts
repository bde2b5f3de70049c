import type { Announcer } from '../announcer.svelte.ts';
import { fillClipboard, toClipboard, type Copied } from './clipboard.ts';

/**
 * The whole document is selected: Ctrl+A a second time. To be copied only: no key erases what all have written. Each section is an
 * editor of its own, and the browser’s selection cannot hold them all.
 */
export class WholeSelection {
	on = $state(false);
	readonly #announcer: Announcer;
	readonly #read: () => Copied;

	/** @param read the document as it is now. */
	constructor(announcer: Announcer, read: () => Copied) {
		this.#announcer = announcer;
		this.#read = read;
	}

	start(): void {
		if (this.on) return;
		this.on = true;
		document.addEventListener('copy', this.#copy, true);
		for (const name of ['cut', 'paste', 'drop', 'beforeinput'] as const)
			document.addEventListener(name, this.#refuse, true);
		document.addEventListener('keydown', this.#press, true);
		document.addEventListener('mousedown', this.#leave, true);
		this.#announcer.say('Tout le document est sélectionné. Ctrl+C pour le copier.');
	}

	stop(): void {
		this.on = false;
		document.removeEventListener('copy', this.#copy, true);
		for (const name of ['cut', 'paste', 'drop', 'beforeinput'] as const)
			document.removeEventListener(name, this.#refuse, true);
		document.removeEventListener('keydown', this.#press, true);
		document.removeEventListener('mousedown', this.#leave, true);
	}

	/** From a button. */
	async copy(): Promise<void> {
		const done = await toClipboard(this.#read());
		this.stop();
		this.#announcer.say(
			done ? 'Tout le document est copié.' : 'Ce navigateur n’a pas permis la copie : rien n’a été copié.',
		);
	}

	readonly #copy = (event: ClipboardEvent): void => {
		if (fillClipboard(event, this.#read())) this.#announcer.say('Tout le document est copié.');
	};

	readonly #refuse = (event: Event): void => {
		event.preventDefault();
		event.stopPropagation();
		this.stop();
	};

	readonly #press = (event: KeyboardEvent): void => {
		const command = event.ctrlKey || event.metaKey;
		if (['Control', 'Meta', 'Shift', 'Alt'].includes(event.key)) return;
		if (command && ['a', 'c', 'p'].includes(event.key.toLowerCase())) {
			if (event.key.toLowerCase() === 'a') event.preventDefault();
			return;
		}
		if (
			['Backspace', 'Delete', 'Enter', 'Escape'].includes(event.key) ||
			(!command && event.key.length === 1)
		) {
			event.preventDefault();
			event.stopPropagation();
		}
		this.stop();
	};

	readonly #leave = (event: MouseEvent): void => {
		if (!(event.target as Element).closest('.whole-selected')) this.stop();
	};
}
