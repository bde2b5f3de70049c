// Beside the files of a post: says before anything is sent what would be refused, and lets nothing leave until it is mended. Nothing depends on it.
const group = document.querySelector('[data-post-files]');
const { most, mostWords, all, allWords } = group.dataset;
const fields = [...group.querySelectorAll('input[type=file]')];
const status = group.querySelector('[data-post-files-issue]');

const inMegabytes = (bytes) => `${(Math.ceil(bytes / 1e5) / 10).toLocaleString('fr')}\u202FMo`;
const sizeOf = (field) => [...field.files].reduce((sum, file) => sum + file.size, 0);

function look() {
	const together = fields.reduce((sum, field) => sum + sizeOf(field), 0);
	const issues = fields.map((field) => {
		const size = sizeOf(field);
		if (size > most) return `Ce fichier pèse ${inMegabytes(size)}, et un fichier ${mostWords} au plus.`;
		if (size > 0 && together > all) return `Ces fichiers pèsent ${inMegabytes(together)} ensemble, ${allWords} au plus.`;
		return '';
	});
	for (const [at, field] of fields.entries()) field.setCustomValidity(issues[at]);
	const issue = issues.find(Boolean) ?? '';
	status.textContent = issue && `${issue} Choisissez-en un plus léger, ou retirez-le.`;
}

group.addEventListener('change', look);
// What is refused is shown, were the files folded away.
group.addEventListener('invalid', () => (group.open = true), true);
