// « / » goes to the search field, from anywhere but a place where one writes.
addEventListener('keydown', (event) => {
	if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return;
	if (event.target.closest('input, textarea, select, [contenteditable]')) return;
	// That of the page before that of the header.
	const fields = [...document.querySelectorAll('main [data-search]'), ...document.querySelectorAll('[data-search]')];
	const field = fields.find((one) => one.offsetParent);
	if (!field) return;
	event.preventDefault();
	field.focus();
});
