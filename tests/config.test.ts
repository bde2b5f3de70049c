import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from '#server/config.ts';
import { defaultLimits, readLimits } from '#server/realtime/limits.ts';

describe('the configuration', () => {
	it('needs nothing: every variable has a default that works on one machine', () => {
		expect(readConfig({})).toMatchObject({
			PORT: 3000,
			HOST: '0.0.0.0',
			ORIGIN: 'http://localhost:3000',
			DATA_DIR: './data',
			MAIL_FROM: 'Maillage <nepasrepondre@localhost.localdomain>',
			LOG_LEVEL: 'info',
			TRUSTED_PROXIES: 0,
		});
	});

	it('counts an empty variable as absent, and ignores what is not ours', () => {
		expect(readConfig({ PORT: '', SMTP_URL: '', HOME: '/root', NODE_ENV: 'production' })).toEqual(
			readConfig({}),
		);
	});

	it('follows PORT in the default ORIGIN', () => {
		expect(readConfig({ PORT: '8080' }).ORIGIN).toBe('http://localhost:8080');
	});

	const refused: readonly (readonly [variable: string, value: string])[] = [
		['PORT', 'trois mille'],
		['PORT', '-1'],
		['PORT', '65536'],
		['PORT', '3000.5'],
		['ORIGIN', 'maillage.fr'],
		['ORIGIN', 'ftp://maillage.fr'],
		['ORIGIN', 'https://maillage.fr/'],
		['ORIGIN', 'https://maillage.fr/reseau'],
		['DATABASE_URL', 'mysql://base/maillage'],
		['DATABASE_URL', './maillage.sqlite'],
		['REDIS_URL', 'http://cache'],
		['SMTP_URL', 'mail.exemple.fr:25'],
		['MAIL_FROM', 'Maillage'],
		['MAIL_FROM', 'Maillage <a@exemple.fr>\r\nBcc: b@exemple.fr'],
		['METRICS_TOKEN', 'court'],
		['LOG_LEVEL', 'bavard'],
		['TRUSTED_PROXIES', 'oui'],
		['TRUSTED_PROXIES', '11'],
		['COLLAB_MAX_MESSAGE_BYTES', '8 Mio'],
		['COLLAB_MESSAGES_PER_SECOND', '0'],
		['COLLAB_HEARTBEAT_MS', '30000'],
	];
	it.each(refused)(
		'refuses %s=%j with a French sentence that names it and does not repeat it',
		(variable, value) => {
			const message = sentence({ [variable]: value });
			expect(message).toMatch(new RegExp(`^Configuration refusée\\. ${variable} doit .+\\.$`));
			expect(message).not.toContain(value);
		},
	);

	it('maps every limit of live editing onto what the engine keeps to [L4]', () => {
		const names = Object.keys(readConfig({})).filter((name) => name.startsWith('COLLAB_'));
		for (const name of names) {
			const usual = readConfig({})[name as 'COLLAB_SNAPSHOT_AFTER'];
			const other = readConfig({ [name]: String(usual + 1) });
			expect(readLimits(other), name).not.toEqual(defaultLimits);
		}
		expect(names.length).toBeGreaterThan(15);
	});

	it('names every bad value at once', () => {
		const message = sentence({ PORT: 'x', LOG_LEVEL: 'y' });
		expect(message).toMatch(/PORT/);
		expect(message).toMatch(/LOG_LEVEL/);
	});
});

function sentence(environment: Record<string, string>): string {
	try {
		readConfig(environment);
	} catch (error) {
		if (error instanceof ConfigError) return error.message;
		throw error;
	}
	throw new Error('accepted');
}
