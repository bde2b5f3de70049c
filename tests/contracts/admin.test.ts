import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AdminRefusal, UnknownVerb, runAdmin } from '#server/admin/run.ts';
import { accountUseCases } from '#server/accounts/use-cases.ts';
import { signInAddress, signInPurpose } from '#server/accounts/sign-in-links.ts';
import { readConfig } from '#server/config.ts';
import { openSqlite, type Database } from '#server/database/connection.ts';
import { startDelivery } from '#server/mail/delivery.ts';
import { mailTransport } from '#server/mail/transport.ts';
import { testContext } from '#tests/support/databases.ts';

describe('the operator’s command line', () => {
	const folder = mkdtempSync(join(tmpdir(), 'maillage-admin-'));
	const config = readConfig({ DATA_DIR: folder, ORIGIN: 'https://maillage.test' });
	/** A server that runs meanwhile. */
	let server: Database;

	beforeAll(async () => {
		await admin('migrate');
		server = openSqlite(join(folder, 'maillage.sqlite'));
	});
	afterAll(async () => {
		await server.close();
		rmSync(folder, { recursive: true, force: true });
	});

	async function admin(...args: string[]): Promise<string> {
		const lines: string[] = [];
		await runAdmin(
			args,
			() => config,
			(line) => lines.push(line),
		);
		return lines.join('\n');
	}

	it('opens an account once, its address normalised, and finds it in the lists', async () => {
		await admin('user', 'create', ' Ines@Exemple.FR ', '--name', 'Inès Delaunay', '--admin');
		const accounts = JSON.parse(await admin('list', 'accounts', '--json')) as object[];
		expect(accounts).toEqual([{ id: expect.any(String), name: 'Inès Delaunay', email: 'ines@exemple.fr' }]);
		await expect(admin('user', 'create', 'ines@exemple.fr', '--name', 'Autre')).rejects.toThrow(
			'Un compte existe déjà pour ines@exemple.fr.',
		);
		expect(JSON.parse(await admin('list', 'groups', '--json'))).toEqual([]);
		expect(await admin('list', 'documents')).toBe('Rien pour l’instant.');
	});

	it('prints a link that opens a session on the server, which runs all along', async () => {
		const { url } = JSON.parse(await admin('login-link', 'ines@exemple.fr', '--json')) as { url: string };
		const [, token] = /^https:\/\/maillage\.test\/connexion\/([\w-]{43})$/.exec(url)!;
		const accounts = accountUseCases({ ...testContext(server), now: () => new Date() });
		const opened = await accounts.consumeSignInLink(token!, 'curl', '192.0.2.1');
		expect((await accounts.readSession(opened.token)).person).toMatchObject({
			name: 'Inès Delaunay',
			administrator: true,
		});
	});

	it('waits for its turn while the server writes', async () => {
		const busy = Array.from({ length: 50 }, (_, index) =>
			server.write((trx) =>
				trx
					.insertInto('settings')
					.values({ key: `busy-${index}`, value: '' })
					.execute(),
			),
		);
		await Promise.all([
			...busy,
			admin('login-link', 'ines@exemple.fr'),
			admin('login-link', 'ines@exemple.fr'),
		]);
	});

	it('shows the mails kept on disk, their links whole', async () => {
		const context = { ...testContext(server, { config }), now: () => new Date() };
		await accountUseCases(context).requestSignInLink({ email: 'ines@exemple.fr' }, '192.0.2.1');
		const delivery = startDelivery(context, mailTransport(config), {
			[signInPurpose]: signInAddress(context),
		});
		await delivery.flush();
		await delivery.stop();
		const { kept, unsent } = JSON.parse(await admin('mail', '--json')) as {
			kept: object[];
			unsent: object[];
		};
		expect(kept).toMatchObject([
			{
				to: 'ines@exemple.fr',
				text: expect.stringMatching(/^https:\/\/maillage\.test\/connexion\/[\w-]{43}$/m),
			},
		]);
		expect(unsent).toEqual([]);
		expect(await admin('mail')).toMatch(/Objet : Votre lien pour entrer dans Maillage/);
	});

	it('refuses in one French sentence', async () => {
		const refusals = [
			['login-link'],
			['login-link', 'inconnu@exemple.fr'],
			['user', 'create', 'x'],
			['user', 'create', 'a@exemple.fr'],
			['list'],
			['list', 'secrets'],
			['import', 'reference', '/nowhere'],
			['list', 'accounts', '--nothing'],
		];
		for (const args of refusals) {
			const error = (await admin(...args).catch((thrown: unknown) => thrown)) as Error;
			expect(error).toBeInstanceOf(AdminRefusal);
			expect(error).not.toBeInstanceOf(UnknownVerb);
			expect(error.message).toMatch(/^[A-ZÀÉ][^\n]+$/);
		}
	});

	it.each([
		[['help'], 0, /npm run admin -- COMMANDE[^]*login-link/],
		[['danser'], 2, /« danser » n’est pas une commande/],
		[['login-link', 'inconnu@exemple.fr'], 1, /^Aucun compte actif pour inconnu@exemple\.fr\.\n$/],
	])('%j ends with exit code %i and no stack trace', async (args, code, said) => {
		const root = new URL('../..', import.meta.url).pathname;
		const result = await new Promise<{ code: number; output: string }>((resolve) => {
			const environment = { PATH: process.env['PATH'], DATA_DIR: folder };
			execFile(
				process.execPath,
				[join(root, 'server/admin.ts'), ...args],
				{ env: environment },
				(error, out, err) => resolve({ code: error ? Number(error.code) : 0, output: out + err }),
			);
		});
		expect(result.code).toBe(code);
		expect(result.output).toMatch(said);
		expect(result.output).not.toMatch(/\n\s+at /);
	});
});
