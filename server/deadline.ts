/**
 * What `work` comes to; what it comes to after `milliseconds` is nobody's affair any more.
 * @throws when it has come to nothing by then.
 */
export async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
	let timer: NodeJS.Timeout | undefined;
	const late = new Promise<never>((_, reject) => {
		timer = setTimeout(() => reject(new Error('no answer')), milliseconds);
	});
	return await Promise.race([work, late]).finally(() => clearTimeout(timer));
}
