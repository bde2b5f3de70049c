import type { IncomingMessage, ServerResponse } from 'node:http';
import { fileSize } from '#domain/french/numbers.ts';
import { postFileLimits } from '#domain/thread/files.ts';
import { longestHead, wordsAtHead } from './kept-words.ts';
import { refuse } from './refusal.ts';

/** How much of a post that is too large is read and thrown away: a film from a telephone is waited for, so that a browser shows the answer. */
const patience = 96 * 1024 * 1024;

/**
 * Refuses with 413 the files of a post, and gives its words back in a form that publishes them without any: whoever wrote for half an hour loses
 * nothing, with script or without.
 * @param announced bytes that the sender says will come
 */
export function refusePost(request: IncomingMessage, response: ServerResponse, announced: number): void {
	const head: Buffer[] = [];
	let read = 0;
	let isAnswered = false;
	const answer = () => {
		if (isAnswered) return;
		isAnswered = true;
		const words = wordsAtHead(Buffer.concat(head), request.headers['content-type'] ?? '');
		refuse(response, 413, backToWords(request.url ?? '/', words));
	};
	const isEndless = announced > patience;
	if (isEndless) response.setHeader('connection', 'close');
	request.on('data', (chunk: Buffer) => {
		if (read >= longestHead) return;
		head.push(chunk);
		read += chunk.length;
		if (isEndless && read >= longestHead) answer();
	});
	request.once('end', answer);
}

/** What one sees of the fields of a post; those of other names go along unseen. */
const labels: ReadonlyMap<string, string> = new Map([
	['title', 'En une ligne'],
	['body', 'Votre message'],
]);

function backToWords(url: string, words: readonly (readonly [name: string, said: string])[]): string {
	if (!words.some(([name, said]) => name === 'body' && said.trim() !== '')) return '';
	const fields = words.map(([name, said]) => {
		const label = labels.get(name);
		if (label === undefined) return `<input type="hidden" name="${escaped(name)}" value="${escaped(said)}">`;
		// A line end right after the tag is none of the words.
		const words = `<textarea name="${name}" rows="${name === 'body' ? 12 : 2}" cols="38">\n${escaped(said)}</textarea>`;
		return `<p><label>${label}<br>${words}</label></p>`;
	});
	return `<p>Les fichiers d’un message font ${fileSize(postFileLimits.allBytes)} au plus, ensemble. Vos mots sont gardés : publiez-les sans fichier, ou copiez-les avant de revenir en joindre de plus légers.</p>
<form method="post" action="${escaped(url)}" enctype="multipart/form-data">${fields.join('')}<p><button>Publier sans fichier</button></p></form>
<p><a href="${escaped(url.replace(/\?\/.*$/, ''))}">Revenir à la page d’avant</a></p>`;
}

const escaped = (text: string) =>
	text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
