// Where one chooses a photo: makes it small before it is sent, and shows it. Without this, it is sent as it is.
const field = document.querySelector('input[data-photo]');
const side = Number(field.dataset.photo);
const portrait = document.querySelector('.page-head .portrait');

field.addEventListener('change', async () => {
	const [chosen] = field.files;
	const picture = chosen && (await createImageBitmap(chosen).catch(() => null));
	if (!picture) return;
	const { width, height } = picture;
	const whole = Math.min(width, height);
	const canvas = document.createElement('canvas');
	canvas.width = canvas.height = Math.min(side, whole);
	const drawing = canvas.getContext('2d');
	drawing.fillStyle = '#fff';
	drawing.fillRect(0, 0, canvas.width, canvas.width);
	drawing.imageSmoothingQuality = 'high';
	// Faces are in the upper part of what was taken upright.
	drawing.drawImage(
		...[picture, (width - whole) / 2, (height - whole) / 4, whole, whole],
		...[0, 0, canvas.width, canvas.width],
	);
	const small = await new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.85));
	// Another may have been chosen meanwhile.
	if (!small || field.files[0] !== chosen) return;
	const files = new DataTransfer();
	files.items.add(new File([small], 'photo.jpg', { type: small.type }));
	field.files = files.files;
	const shown = portrait.querySelector('img') ?? portrait.appendChild(document.createElement('img'));
	shown.alt = '';
	shown.src = canvas.toDataURL('image/jpeg', 0.85);
});
