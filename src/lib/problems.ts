import { isProblem } from '#domain/problem.ts';
import { error } from '@sveltejs/kit';

/**
 * The same use cases, whose `Problem`s become the page's status: the one place where the face knows HTTP.
 * Form actions that want to keep what was typed catch the `Problem` before (see `#lib/forms/form.ts`), which is why
 * the original stays on `cause`.
 */
export function sayProblems<T extends object>(useCases: T): T {
	return new Proxy(useCases, {
		get(target, key, receiver) {
			const value: unknown = Reflect.get(target, key, receiver);
			if (typeof value === 'function') {
				return (...args: unknown[]) => {
					try {
						const result: unknown = Reflect.apply(value, target, args);
						return result instanceof Promise ? result.catch(toStatus) : result;
					} catch (problem) {
						toStatus(problem);
					}
				};
			}
			return typeof value === 'object' && value !== null && isPlain(value) ? sayProblems(value) : value;
		},
	});
}

/** An HTTP error that remembers the problem it says. */
export function toStatus(problem: unknown): never {
	if (!isProblem(problem)) throw problem;
	try {
		error(problem.status, problem.message);
	} catch (httpError) {
		throw Object.assign(httpError as object, { problem });
	}
}

function isPlain(value: object): boolean {
	return Object.getPrototypeOf(value) === Object.prototype;
}
