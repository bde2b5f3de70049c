import { postFileLimits } from '#domain/thread/files.ts';

/** Names of the fields of one file: itself, and what it shows. */
export const fileField = (at: number) => ({ file: `fichier ${at}`, shows: `montre ${at}` });

/** Files of a post as the form sends them; a field that nobody filled is none. */
export const filesIn = (data: FormData) =>
	Array.from({ length: postFileLimits.count }, (_, at) => fileField(at)).flatMap(({ file, shows }) => {
		const sent = data.get(file);
		if (!(sent instanceof File) || (sent.size === 0 && sent.name === '')) return [];
		const said = data.get(shows);
		return [
			{
				...{ name: sent.name, size: sent.size, shows: typeof said === 'string' ? said : '' },
				bytes: async () => new Uint8Array(await sent.arrayBuffer()),
			},
		];
	});

/** Whether a form is longer than words alone. */
export const isLarge = (request: Request): boolean =>
	Number(request.headers.get('content-length') ?? 0) > 256 * 1024;
