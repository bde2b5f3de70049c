// On a page where one reads a document: says that its text has changed since, and prints. Nothing depends on it.
const line = document.querySelector('[data-freshness]');
const time = line.querySelector('time');
const status = line.querySelector('[role=status]');
const every = 60_000;
const seen = Math.floor(Date.parse(line.dataset.freshness) / 1000);

async function look() {
	if (document.hidden) return;
	const minutes = Math.floor((Date.now() - Date.parse(line.dataset.freshness)) / every);
	if (minutes > 0 && minutes < 60) time.textContent = `il y a ${minutes}\u00a0min`;
	if (status.textContent) return;
	const answer = await fetch(location.pathname, { method: 'HEAD', cache: 'no-store' }).catch(() => null);
	const modified = Date.parse(answer?.ok ? (answer.headers.get('last-modified') ?? '') : '') / 1000;
	if (modified > seen) status.textContent = 'Le texte a changé depuis. ';
}

setInterval(look, every);
document.addEventListener('visibilitychange', look);

const button = document.querySelector('[data-print]');
button.hidden = false;
button.addEventListener('click', () => window.print());
