import * as v from 'valibot';
import { expect, it } from 'vitest';
import { submit } from '#lib/forms/form.ts';

const address = 'http://localhost:3000/compte';
const never = () => Promise.reject(new Error('the work was begun'));
const Refused = v.object({ email: v.pipe(v.string(), v.email('Une adresse.')) });

it('gives back what was typed, and never a secret', async () => {
	const body = new URLSearchParams({ email: 'x', current: 'secret', password: 'secret', token: 'secret' });
	const answer = await submit(new Request(address, { method: 'POST', body }), Refused, never);
	expect(answer).toMatchObject({
		status: 400,
		data: { values: { email: 'x' }, issues: { email: 'Une adresse.' } },
	});
	expect(JSON.stringify(answer)).not.toContain('secret');
});

it.each([
	['multipart/form-data; boundary=x', 'garbage'],
	['multipart/form-data', 'garbage'],
	['text/plain', 'email=a@b.fr'],
])('answers 400 to a body that is no form: %s', async (type, body) => {
	const request = new Request(address, { method: 'POST', headers: { 'content-type': type }, body });
	expect(await submit(request, Refused, never)).toMatchObject({ status: 400 });
});

it('hands on the refusal of a body that is too large', async () => {
	const refusal = { status: 413 };
	const request = { formData: () => Promise.reject(Object.assign(new Error('too large'), refusal)) };
	await expect(submit(request as unknown as Request, Refused, never)).rejects.toMatchObject(refusal);
});
