import { partyLetters, type Party } from '#domain/cite/party.ts';
import { commitmentNames } from '#domain/document/commitments.ts';
import { dueWords } from '#domain/document/due.ts';
import { dayOf } from '#domain/french/dates.ts';
import type { Editor } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import type { NodeViewConstructor } from '@tiptap/pm/view';
import { drawDay } from './chips.ts';
import type { References } from './references.svelte.ts';

const svg = 'http://www.w3.org/2000/svg';

/** « Décision » and « À faire »: label, words, then who answers for it and when, as buttons. */
export const commitmentView =
	(references: References, editor: Editor): NodeViewConstructor =>
	(first, _view, getPos) => {
		let node = first;
		const dom = element('div');
		const label = element('div', 'label');
		const said = element('div', 'said');
		const words = element('div', 'words');
		const foot = element('div', 'foot');
		const box = document.createElement('input');
		const owner = button('owner');
		const due = button('due');
		for (const control of [box, owner, due]) control.tabIndex = -1;
		label.contentEditable = foot.contentEditable = 'false';
		box.type = 'checkbox';
		foot.append(owner, due);
		said.append(words, foot);
		dom.append(label, said);

		const open = (kind: 'owner' | 'due') => {
			const at = getPos();
			if (at !== undefined) references.open(kind, editor, at);
		};
		owner.addEventListener('click', () => open('owner'));
		due.addEventListener('click', () => open('due'));
		box.addEventListener('change', () => {
			const at = getPos();
			if (at === undefined || !editor.isEditable) return draw();
			editor.view.dispatch(editor.state.tr.setNodeAttribute(at, 'done', box.checked));
			references.announcer.say(box.checked ? 'Fait.' : 'De nouveau à faire.');
		});

		dom.addEventListener('keydown', (event) => {
			const controls = controlsOf(dom);
			const at = controls.indexOf(event.target as HTMLElement);
			if (at < 0) return;
			const back = event.key === 'ArrowLeft' || (event.key === 'Tab' && event.shiftKey);
			const isMove = ['Tab', 'ArrowLeft', 'ArrowRight'].includes(event.key);
			const next = controls[at + (back ? -1 : 1)];
			if (isMove && next) next.focus();
			else if (event.key === 'Escape' || (back && isMove)) editor.commands.focus();
			else return;
			event.preventDefault();
			event.stopPropagation();
		});

		const draw = () => {
			const { kind, owner: key, due: day, done } = node.attrs as Record<string, string> & { done: boolean };
			const isTask = kind === 'task';
			const isDone = isTask && done;
			const name = commitmentNames[isTask ? 'task' : 'decision'];
			const today = dayOf(new Date().toISOString());
			dom.className = `commitment ${isTask ? 'task' : 'decision'}${isDone ? ' done' : ''}`;
			dom.setAttribute('role', 'group');
			dom.setAttribute('aria-label', name);
			box.checked = isDone;
			box.disabled = !editor.isEditable;
			box.setAttribute('aria-label', 'Fait');
			if (!label.firstChild || label.dataset['kind'] !== kind)
				label.replaceChildren(isTask ? box : flag(), name);
			label.dataset['kind'] = kind ?? '';
			owner.replaceChildren(...(key ? drawOwner(references, key) : ['Qui\u202f?']));
			owner.setAttribute(
				'aria-label',
				key ? `Responsable : ${references.names.of(key)}. Changer` : 'Qui\u202f? Désigner un responsable',
			);
			owner.classList.toggle('none', !key);
			const standing = day ? dueWords(day, today, isDone) : null;
			const isLate = standing !== null && day !== undefined && day < today;
			const when = element('span');
			when.append(
				...(day
					? [
							'pour le ',
							...drawDay(day),
							standing ? (isLate ? `, échéance ${standing}` : `, ${standing}`) : '',
						]
					: ['Pour quand\u202f?']),
			);
			due.replaceChildren(when);
			due.setAttribute(
				'aria-label',
				day ? `${due.textContent}. Changer` : 'Pour quand\u202f? Donner une échéance',
			);
			due.classList.toggle('none', !day);
			due.classList.toggle('late', isLate);
		};
		draw();
		const forget = references.names.listen(draw);
		return {
			dom,
			contentDOM: words,
			update(next: Node) {
				if (next.type !== node.type) return false;
				node = next;
				draw();
				return true;
			},
			stopEvent: (event) => !words.contains(event.target as globalThis.Node) && event.target !== dom,
			ignoreMutation: (mutation) => mutation.type !== 'selection' && !words.contains(mutation.target),
			destroy: forget,
		};
	};

/** What Tab goes through from the words of a line: its box, its owner, its day. They are no stops of the page. */
export const controlsOf = (line: Element): HTMLElement[] => [
	...line.querySelectorAll<HTMLElement>('.label input, .foot button'),
];

function drawOwner(references: References, key: string): (globalThis.Node | string)[] {
	const name = element(
		'span',
		references.names.isKnown(key) || key.startsWith('seat:') ? 'mention' : 'mention unlisted',
	);
	name.textContent = references.names.of(key);
	const party = key.startsWith('seat:') ? key.slice(5) : '';
	const letter = Object.hasOwn(partyLetters, party) ? partyLetters[party as Party] : undefined;
	if (!letter) return [name];
	const mark = element('span', `letter ${key.slice(5)}`);
	// Drawn by the style sheet: it is no part of what the button says.
	mark.dataset['letter'] = letter;
	return [mark, name];
}

function flag(): SVGSVGElement {
	const drawing = document.createElementNS(svg, 'svg');
	const path = document.createElementNS(svg, 'path');
	drawing.setAttribute('viewBox', '0 0 16 16');
	drawing.setAttribute('width', '16');
	drawing.setAttribute('height', '16');
	drawing.setAttribute('aria-hidden', 'true');
	path.setAttribute('d', 'M3.5 15V1.5h9.5l-2.5 3.75L13 9H3.5');
	drawing.append(path);
	return drawing;
}

function element(name: string, className = ''): HTMLElement {
	const made = document.createElement(name);
	made.className = className;
	return made;
}

function button(className: string): HTMLButtonElement {
	const made = document.createElement('button');
	made.type = 'button';
	made.className = className;
	return made;
}
