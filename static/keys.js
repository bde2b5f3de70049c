// « / » goes to the search field, from anywhere but a place where one writes.
addEventListener('keydown', (event) => {
	if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return;
	if (event.target.closest('input, textarea, select, [contenteditable]')) return;
	const field = [...document.querySelectorAll('[data-search]')].find((one) => one.offsetParent);
	if (!field) return;
	event.preventDefault();
	field.focus();
});
