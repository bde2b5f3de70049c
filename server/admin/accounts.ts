import { isEmail, normaliseEmail } from '#domain/account/email.ts';
import { v7 } from 'uuid';
import { findAccountByEmail } from '../accounts/reads.ts';
import { makeSignInLink } from '../accounts/sign-in-links.ts';
import { recordAudit } from '../audit.ts';
import { today } from '../context.ts';
import { hasObjected, liftObjection } from '../directory/objections.ts';
import { reindexSubjects } from '../search/reindex.ts';
import type { Command, Order } from './command.ts';
import { AdminRefusal } from './refusal.ts';

export const createUser: Command = {
	usage: 'user create ADRESSE --name "Prénom Nom" [--admin] [--lift-objection]',
	about: 'ouvre un compte, et une fiche dans l’annuaire',
	async run({ context, words, options, say }: Order) {
		const email = readEmail(words[0]);
		const name = typeof options['name'] === 'string' ? options['name'].trim() : '';
		if (name === '' || name.length > 200)
			throw new AdminRefusal('Indiquez le nom de la personne avec --name "Prénom Nom".');
		const now = context.now().toISOString();
		const ids = { account: v7(), actor: crypto.randomUUID() };
		const objected = await hasObjected(context.database.reader, email);
		if (objected && !options['lift-objection'])
			throw new AdminRefusal(
				'Cette personne s’est opposée à figurer dans l’annuaire. Si elle a changé d’avis, ajoutez --lift-objection.',
			);
		const created = await context.database.write(async (trx) => {
			const taken = await trx
				.selectFrom('accounts')
				.select('id')
				.where('email', '=', email)
				.executeTakeFirst();
			if (taken) return false;
			await trx
				.insertInto('actors')
				.values({
					...{ id: ids.actor, name, source: 'Compte ouvert par l’administration' },
					...{ objected_at: null, confirmed_on: null, created_at: now, updated_at: now },
				})
				.execute();
			await trx
				.insertInto('accounts')
				.values({
					...{ id: ids.account, actor_id: ids.actor, email, password_hash: null, created_at: now },
					...{ administrator: options['admin'] ? 1 : 0, demonstration: 0, suspended_at: null },
				})
				.execute();
			if (objected) await liftObjection(trx, email);
			await reindexSubjects(trx, today(context), 'actor', [ids.actor]);
			await recordAudit(trx, context, {
				accountId: null,
				action: 'created-account',
				subjectType: 'account',
				subjectId: ids.account,
				detail: { by: 'operator', administrator: Boolean(options['admin']) },
			});
			return true;
		});
		if (!created) throw new AdminRefusal(`Un compte existe déjà pour ${email}.`);
		if (options['json']) say(JSON.stringify({ id: ids.account, actorId: ids.actor, name, email }));
		else
			say(
				`Compte ouvert pour ${name} (${email}). Pour son premier lien : npm run admin -- login-link ${email}`,
			);
	},
};

export const loginLink: Command = {
	usage: 'login-link ADRESSE [--json]',
	about: 'donne un lien de connexion, valable une fois pendant dix minutes',
	async run({ context, words, options, say }: Order) {
		const email = readEmail(words[0]);
		const account = await findAccountByEmail(context.database.reader, email);
		if (!account) throw new AdminRefusal(`Aucun compte actif pour ${email}.`);
		const url = await makeSignInLink(context, account.id);
		say(options['json'] ? JSON.stringify({ url }) : url);
	},
};

function readEmail(word: string | undefined): string {
	const email = normaliseEmail(word ?? '');
	if (!isEmail(email))
		throw new AdminRefusal('Indiquez une adresse électronique complète, par exemple ines@exemple.fr.');
	return email;
}
