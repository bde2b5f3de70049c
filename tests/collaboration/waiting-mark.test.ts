import { expect, it } from 'vitest';
import { readWaiting, waitingCookie, writeWaiting } from '#lib/collaboration/waiting-mark.ts';

const marked = (count: number) => {
	const documents = Array.from({ length: count }, () => crypto.randomUUID());
	let value = '';
	for (const document of documents) value = writeWaiting(readWaiting(value), document, true);
	return { documents, value };
};

it('however many documents have words, the cookie fits a browser, names the latest and says that there are others [SAV-7]', () => {
	const { documents, value } = marked(500);
	expect(`${waitingCookie}=${value}`.length).toBeLessThan(4096);
	expect(readWaiting(value)).toEqual({ documents: documents.slice(-50), andOthers: true });
});

it('a document whose words are saved leaves the list; the others that it had no room for are still asked about', () => {
	const few = marked(2);
	const one = writeWaiting(readWaiting(few.value), few.documents[0]!, false);
	expect(readWaiting(one)).toEqual({ documents: [few.documents[1]], andOthers: false });
	expect(writeWaiting(readWaiting(one), few.documents[1]!, false)).toBe('');
	const many = marked(51);
	let value = many.value;
	for (const document of many.documents) value = writeWaiting(readWaiting(value), document, false);
	expect(readWaiting(value)).toEqual({ documents: [], andOthers: true });
});
