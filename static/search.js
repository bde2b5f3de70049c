// On the directory: results follow what is typed, and keys go from the field into them. Nothing depends on it: the form asks the same thing.
const field = document.querySelector('main form[role=search] input[type=search]');
const { form } = field;
const status = document.querySelector('[data-search-status]');
const parts = () => [...document.querySelectorAll('[data-live]')];
const links = () => [...document.querySelectorAll('[data-live=resultats] li a.title')];
const { saveData = false, effectiveType = '' } = navigator.connection ?? {};
const isThin = saveData || effectiveType.endsWith('2g');

const pause = 150;
/** Heard once the list stays; noted as not found once nobody types any more. */
const heard = 700;
const settled = 3000;

let timer;
let later = [];
let asking;
/** Typing makes one step back in the history, whatever the number of letters. */
let isStep = false;
let shown = location.href;

function addressOfForm() {
	const asked = new URLSearchParams(new FormData(form));
	if (field.value.trim() === '') asked.delete('q');
	return new URL(asked.size > 0 ? `${form.action}?${asked}` : form.action).href;
}

function say(words, isSeen = false) {
	status.classList.toggle('visually-hidden', !isSeen);
	status.textContent = words;
}

function forgetLater() {
	clearTimeout(timer);
	for (const one of later) clearTimeout(one);
	later = [];
}

/** Puts the parts of the page that this address answers with in the place of those that are here. */
async function show(address, isTyped) {
	asking?.abort();
	const mine = (asking = new AbortController());
	let html;
	try {
		const answer = await fetch(address, { headers: { 'x-saisie': 'oui' }, signal: mine.signal });
		if (!answer.ok || answer.redirected) throw new Error('no list');
		html = await answer.text();
	} catch {
		if (!mine.signal.aborted)
			say(
				navigator.onLine
					? 'La liste n’a pas pu être mise à jour : elle est celle d’avant.'
					: 'Hors connexion : la liste est celle d’avant.',
				true,
			);
		return;
	}
	if (mine.signal.aborted) return;
	const page = new DOMParser().parseFromString(html, 'text/html');
	const focused = document.activeElement.closest('[data-live]') && document.activeElement;
	for (const part of parts()) {
		const fresh = page.querySelector(`[data-live="${part.dataset.live}"]`);
		if (fresh) part.replaceChildren(...fresh.childNodes);
	}
	if (focused) (links().find(({ href }) => href === focused.href) ?? field).focus();
	document.title = page.title;
	shown = address;
	if (isTyped) {
		history[isStep ? 'replaceState' : 'pushState'](null, '', address);
		isStep = true;
	}
	const heading = document.querySelector('#resultats').textContent;
	say('');
	later.push(setTimeout(() => say(heading), heard));
	if (isTyped && links().length === 0 && field.value.trim() !== '')
		later.push(setTimeout(() => void fetch(address, { method: 'HEAD' }).catch(() => {}), settled));
}

function follow() {
	forgetLater();
	timer = setTimeout(() => {
		const { length } = field.value.trim();
		const address = addressOfForm();
		if (length !== 1 && address !== shown) void show(address, true);
	}, pause);
}

if (!isThin) {
	field.addEventListener('input', (event) => event.isComposing || follow());
	field.addEventListener('compositionend', follow);
	field.addEventListener('focus', () => (isStep = false));
	form.addEventListener('submit', () => {
		forgetLater();
		asking?.abort();
	});
	addEventListener('popstate', () => {
		forgetLater();
		isStep = false;
		field.value = new URL(location.href).searchParams.get('q') ?? '';
		void show(location.href, false);
	});
}

document.addEventListener('keydown', (event) => {
	if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
	const all = links();
	const at = event.target === field ? -1 : all.indexOf(event.target);
	if (at < 0 && event.target !== field) return;
	const goes = {
		ArrowDown: all[at + 1],
		ArrowUp: at < 0 ? undefined : (all[at - 1] ?? field),
		Escape: at < 0 ? undefined : field,
	}[event.key];
	if (!goes) return;
	event.preventDefault();
	goes.focus();
});
