import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Member, Person } from '#domain/access/person.ts';
import { attachmentUseCases, type Sent } from '#server/attachments/use-cases.ts';
import { readConfig } from '#server/config.ts';
import { seedId } from '#server/seed/identity.ts';
import { testContext, type TestContext, type TestDatabase } from './databases.ts';
import { demonstration } from './demonstration.ts';
import { personOf } from './people.ts';

export const hash = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

async function* pieces(bytes: Buffer, size = 7) {
	for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size));
}

/** A file as somebody sends it, in pieces. */
export function sent(bytes: Buffer, person: Person, changes: Partial<Sent> = {}): Sent {
	return {
		name: 'fichier.bin',
		length: bytes.length,
		body: pieces(bytes, Math.max(7, Math.ceil(bytes.length / 50))),
		again: () => Promise.resolve(person),
		...changes,
	};
}

export type Limits = Readonly<Record<string, number>>;

/** The demonstration network with a folder for its files, and Léa, who writes in the protocole. */
export async function aPlaceForFiles(open: TestDatabase['open']) {
	const database = await open(demonstration);
	const folder = mkdtempSync(join(tmpdir(), 'maillage-pieces-'));
	const context = testContext(database);
	const lea: Member = await personOf(context, seedId('actor', 'angers-authority'));
	const protocol = seedId('document', 'protocole-angers');

	const withLimits = (limits: Limits, dataDir = folder): TestContext =>
		Object.assign(Object.create(context) as TestContext, {
			config: readConfig({
				ORIGIN: 'http://maillage.test',
				DATA_DIR: dataDir,
				ATTACHMENT_FREE_BYTES: '0',
				...Object.fromEntries(Object.entries(limits).map(([name, value]) => [name, String(value)])),
			}),
		});
	let attachments = attachmentUseCases(withLimits({}));

	return {
		...{ database, context, lea, protocol, folder, withLimits },
		get attachments() {
			return attachments;
		},
		/** From now on, with these. */
		limit(limits: Limits, dataDir?: string): void {
			attachments = attachmentUseCases(withLimits(limits, dataDir));
		},
		/** Adds a file, as Léa. */
		add: (bytes: Buffer, changes: Partial<Sent> = {}, document = protocol) =>
			attachments.add(lea, document, sent(bytes, lea, changes)),
		rows: () => database.reader.selectFrom('attachments').selectAll().execute(),
		/** Names of all files there are. */
		files(dataDir = folder): string[] {
			if (!existsSync(join(dataDir, 'attachments'))) return [];
			return readdirSync(join(dataDir, 'attachments'), {
				recursive: true,
				encoding: 'utf8',
				withFileTypes: true,
			})
				.filter((entry) => entry.isFile())
				.map(({ name }) => name);
		},
		/** As if nothing had been added yet. */
		async forget(): Promise<void> {
			await database.write((trx) => trx.deleteFrom('attachments').execute());
			rmSync(join(folder, 'attachments'), { recursive: true, force: true });
			attachments = attachmentUseCases(withLimits({}));
		},
		async close(): Promise<void> {
			await database.close();
			rmSync(folder, { recursive: true, force: true });
		},
	};
}

export type PlaceForFiles = Awaited<ReturnType<typeof aPlaceForFiles>>;
