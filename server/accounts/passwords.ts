import { hash, verify } from '@node-rs/argon2';
import { newToken } from './tokens.ts';

/** Argon2id, 19 MiB, two passes, one lane: OWASP's first recommendation, about 30 ms here. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

export async function hashPassword(password: string): Promise<string> {
	return await hash(password, cost);
}

let dummy: Promise<string> | undefined;

/** Whether the password is right. For an account that does not exist or has none it takes as long, and is false [I2]. */
export async function checkPassword(stored: string | null | undefined, password: string): Promise<boolean> {
	const known = await verify(stored ?? (await (dummy ??= hashPassword(newToken()))), password);
	return known && stored != null;
}
