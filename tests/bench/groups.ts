import { openSqlite } from '#server/database/connection.ts';
import { insertNew } from '#server/database/bulk.ts';
import { seedId } from '#server/seed/identity.ts';
import { createHash } from 'node:crypto';
import { get } from 'node:http';
import { join } from 'node:path';
import { percentile, type Benchmark, type Figure } from './figure.ts';

const people = 2_000;
const threads = 5_000;
const rounds = 15;
const at = (minute: number) => new Date(Date.UTC(2025, 0, 1) + minute * 60_000).toISOString();
const words =
	'Nous cherchons comment la cantine, le centre social et le collège se partagent la salle. '.repeat(4);

/** The home of a large group, its threads, and a search in them, as a member gets them: rendering and compression included. */
export const groups: Benchmark = async ({ origin, dataDir }) => {
	const groupId = crypto.randomUUID();
	const token = crypto.randomUUID();
	await fill(dataDir, groupId, token);
	const pages = {
		'home of a group of 2 000': `/groupes/${groupId}`,
		'its 5 000 threads': `/groupes/${groupId}/fils`,
		'those without an answer': `/groupes/${groupId}/fils?etat=waiting&page=9`,
		'a word in them': `/groupes/${groupId}/fils?q=cantine%20zzz`,
	};
	const figures: Figure[] = [];
	for (const [what, path] of Object.entries(pages)) {
		const measures: number[] = [];
		let bytes = 0;
		for (let round = 0; round <= rounds; round += 1) {
			const started = performance.now();
			bytes = await weigh(origin + path, token);
			// The first round warms what a running server has warm.
			if (round > 0) measures.push(performance.now() - started);
		}
		if (bytes > 100_000) throw new Error(`${path} weighs ${bytes} bytes: a page has 100 000 at most`);
		const milliseconds = percentile(measures, 0.5);
		figures.push({ what: `${what}, ${Math.round(bytes / 1000)} kB, median`, milliseconds, promised: 150 });
	}
	return figures;
};

/** Bytes of a page as they travel. */
function weigh(address: string, token: string): Promise<number> {
	const headers = { cookie: `maillage=${token}`, 'accept-encoding': 'br, gzip' };
	return new Promise((resolve, reject) => {
		get(address, { headers }, (answer) => {
			let bytes = 0;
			answer.on('data', (part: Buffer) => (bytes += part.length));
			answer.on('end', () =>
				answer.statusCode === 200
					? resolve(bytes)
					: reject(new Error(`${address} answered ${answer.statusCode ?? 0}`)),
			);
			answer.on('error', reject);
		}).on('error', reject);
	});
}

/** A closed group that somebody of the demonstration animates, and their session. */
async function fill(dataDir: string, groupId: string, token: string): Promise<void> {
	const database = openSqlite(join(dataDir, 'maillage.sqlite'));
	const animator = seedId('actor', 'angers-authority');
	const ids = Array.from({ length: people }, () => crypto.randomUUID());
	const author = (index: number) => ids[(index * 7) % people]!;
	await database.write(async (trx) => {
		const { id: account_id } = await trx
			.selectFrom('accounts')
			.select('id')
			.where('actor_id', '=', animator)
			.executeTakeFirstOrThrow();
		const id_hash = createHash('sha256').update(token).digest('hex');
		const session = { id_hash, public_id: crypto.randomUUID(), account_id, user_agent: 'bench' };
		await insertNew(trx, 'sessions', [
			{ ...session, created_at: at(0), expires_at: '2999-01-01T00:00:00.000Z' },
		]);
		await insertNew(trx, 'groups', [
			{
				...{ id: groupId, parent_id: null, cite_id: null, kind: 'thematic', name: 'Très grand groupe' },
				...{ presentation: '', visibility: 'members', entry: 'request', state: 'active', created_at: at(0) },
			},
		]);
		const record = {
			source: 'bench',
			objected_at: null,
			confirmed_on: null,
			created_at: at(0),
			updated_at: at(0),
		};
		await insertNew(
			trx,
			'actors',
			ids.map((id, index) => ({ ...record, id, name: `Personne ${index}` })),
		);
		const membership = { group_id: groupId, from_day: '2025-01-01', until_day: null };
		await insertNew(trx, 'memberships', [
			{ ...membership, id: crypto.randomUUID(), actor_id: animator, role: 'animator' },
			...ids.map((actor_id) => ({
				...membership,
				id: crypto.randomUUID(),
				actor_id,
				role: 'member' as const,
			})),
		]);
		// Members who act in the places of the cités of the group: its home has the table of who speaks for whom.
		const places = await trx
			.selectFrom('cite_territories')
			.select(['cite_id', 'territory_id'])
			.where('territory_id', 'like', 'commune-%')
			.execute();
		const cites = [...new Set(places.map(({ cite_id }) => cite_id))];
		await insertNew(
			trx,
			'group_cites',
			cites.map((cite_id) => ({ group_id: groupId, cite_id })),
		);
		await insertNew(
			trx,
			'actor_territories',
			ids.map((actor_id, index) => ({
				...{ actor_id, territory_id: places[index % places.length]!.territory_id },
				visibility: 'network' as const,
			})),
		);
		// Who comes back after all of it was said.
		await insertNew(trx, 'group_visits', [
			{ group_id: groupId, actor_id: animator, seen_at: at(-1), before_at: null },
		]);
		const none = { document_id: null, place_kind: null, place_id: null, place_title: '', closed_at: null };
		const unset = { pinned_at: null, hidden_at: null, merged_into: null, kept_post_id: null };
		const rows = Array.from({ length: threads }, (_, index) => ({
			...{ ...none, ...unset, id: crypto.randomUUID(), group_id: groupId, object_kind: 'group' as const },
			...{ kind: index % 2 === 0 ? ('question' as const) : ('information' as const), answers: 2 },
			...{ title: `Une question, la ${index}e`, folded_title: `une question, la ${index}e` },
			...{ opened_by: author(index), created_at: at(index * 3), updated_at: at(index * 3 + 2) },
			...{
				owner_id: index % 3 === 0 ? author(index + 1) : null,
				promised_on: index % 3 === 0 ? '2026-12-01' : null,
			},
		}));
		await insertNew(trx, 'threads', rows);
		await insertNew(
			trx,
			'posts',
			rows.flatMap(({ id }, index) =>
				[0, 1, 2].map((one) => ({
					...{ id: crypto.randomUUID(), thread_id: id, author_id: author(index + one), by_mail: 0 as const },
					...{ body: words, folded: words.toLowerCase(), created_at: at(index * 3 + one), edited_at: null },
					...{ withdrawn_at: null, hidden_at: null, hidden_reason: null },
				})),
			),
		);
	});
	await database.close();
}
