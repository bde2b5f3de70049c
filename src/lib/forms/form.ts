import { isProblem, type Problem } from '#domain/problem.ts';
import { fail, type ActionFailure } from '@sveltejs/kit';
import * as v from 'valibot';

/** What a page shows after a refused form: what was typed, what to mend, and one sentence. */
export interface FormState {
	values: Record<string, string>;
	issues: Record<string, string>;
	message: string;
}

/** Of a form that was cut on its way, or made by a program. */
export const incomplete =
	'Ce formulaire est arrivé incomplet. Rien n’a été enregistré : envoyez-le de nouveau.';

/** Never sent back to the browser, even to spare typing. */
const secret = new Set(['password', 'current', 'token']);

/**
 * Parses a posted form and runs `work` on what it says, and on the form itself for files and fields that are many. What was typed survives a refusal.
 * @returns what `work` returns, or `fail()` with a {@link FormState}: status 400 for the schema's issues, the problem's
 * own status for a `Problem` thrown by a use case; 400 too for a body that is no form. Unknown and forbidden things, and
 * redirects, are thrown further.
 */
export async function submit<S extends v.GenericSchema, R>(
	request: Request,
	schema: S,
	work: (input: v.InferOutput<S>, data: FormData) => Promise<R>,
): Promise<R | ActionFailure<FormState>> {
	const data = await readForm(request);
	if (!data) return fail(400, { values: {}, issues: {}, message: incomplete });
	const values = textFields(data);
	const shown = Object.fromEntries(Object.entries(values).filter(([name]) => !secret.has(name)));
	const parsed = v.safeParse(schema, values);
	if (!parsed.success) {
		const issues: Record<string, string> = {};
		for (const issue of parsed.issues) issues[String(issue.path?.[0]?.key ?? '')] ??= issue.message;
		const isWhole = !Object.values(issues).includes(incomplete);
		const message = isWhole ? 'Rien n’a été enregistré : un champ est à revoir.' : incomplete;
		return fail(400, { values: shown, issues, message });
	}
	try {
		return await work(parsed.output, data);
	} catch (thrown) {
		const problem = problemIn(thrown);
		if (!problem || problem.kind === 'not-found') throw thrown;
		return fail(problem.status, { values: shown, issues: { ...problem.issues }, message: problem.message });
	}
}

function problemIn(thrown: unknown): Problem | undefined {
	const inside = (thrown as { problem?: unknown } | null)?.problem ?? thrown;
	return isProblem(inside) ? inside : undefined;
}

/** The fields, or null for a body that is no form: cut on its way, or made by a program. */
async function readForm(request: Request): Promise<FormData | null> {
	try {
		return await request.formData();
	} catch (error) {
		// Anything else, such as a body too large, has its own status.
		if (error instanceof TypeError) return null;
		throw error;
	}
}

function textFields(data: FormData): Record<string, string> {
	return Object.fromEntries([...data].map(([name, value]) => [name, typeof value === 'string' ? value : '']));
}
