import type { IncomingMessage, ServerResponse } from 'node:http';

const pages = {
	400: [
		'Adresse illisible',
		'Cette adresse contient un caractère qui n’a pas de sens dans une adresse. Elle a peut-être été coupée en la copiant.',
	],
	403: [
		'Ce formulaire vient d’un autre site',
		'Par prudence, rien n’a été enregistré. Ouvrez la page sur Maillage, à son adresse habituelle, et recommencez.',
	],
	411: [
		'Longueur inconnue',
		'Ce qui a été envoyé ne dit pas sa longueur. Rien n’a été enregistré. Revenez à la page précédente, puis recommencez.',
	],
	413: [
		'C’est trop volumineux',
		'Ce que vous avez envoyé dépasse ce que le service accepte. Rien n’a été enregistré.',
	],
	500: ['Une erreur de notre côté', 'La page n’a pas pu être préparée. Réessayez dans une minute.'],
	503: ['Le service redémarre', 'Il revient dans quelques secondes. Rechargez la page.'],
} as const;

export type Refusal = keyof typeof pages;

/**
 * What is said before the pages can speak: one short document, without style, script or detail.
 * @param more HTML that follows its sentence
 */
export function refuse(response: ServerResponse, status: Refusal, more = ''): void {
	if (response.headersSent) {
		response.destroy();
		return;
	}
	const [title, sentence] = pages[status];
	response.writeHead(status, {
		'content-type': 'text/html; charset=utf-8',
		'content-security-policy': "default-src 'none'",
		'x-content-type-options': 'nosniff',
		'cache-control': 'no-store',
	});
	response.end(`<!doctype html>
<html lang="fr">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><title>${title} — Maillage</title></head>
<body><main><h1>${title}</h1><p>${sentence}</p>${more}<p><a href="/">Accueil de Maillage</a></p></main></body>
</html>
`);
}

const lighter = '<p>Revenez à la page précédente pour en envoyer moins.</p>';

/** How much of a refused body is read and thrown away, so that a browser still sees the answer. */
const patience = 16 * 1024 * 1024;

/** Answers 413 once the sender has finished, or at once and for good to one who announces too much. */
export function refuseBody(request: IncomingMessage, response: ServerResponse, announced: number): void {
	if (announced > patience) {
		response.setHeader('connection', 'close');
		refuse(response, 413, lighter);
		return;
	}
	request.once('end', () => refuse(response, 413, lighter));
	request.resume();
}
