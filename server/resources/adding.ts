import { can } from '#domain/access/can.ts';
import type { Member, Person } from '#domain/access/person.ts';
import { isIdentifier } from '#domain/identifier.ts';
import { notFound, Problem } from '#domain/problem.ts';
import { readWebAddress } from '#domain/resource/address.ts';
import { isResourceLanguage, isResourceTheme, resourceLimits } from '#domain/resource/resource.ts';
import { unseenIssue } from '#domain/typed-text.ts';
import { countAttempts, limits } from '../accounts/rate-limits.ts';
import { today, type Context } from '../context.ts';
import { reading, type Transaction } from '../database/connection.ts';
import type { Day } from '../database/schema.ts';
import { groupFor, readableGroup } from '../groups/facts.ts';
import { countResources, everything, findResource, findTwin, listCollections } from './reads.ts';
import {
	holdShelf,
	insertResource,
	keptKey,
	setWithdrawn,
	writeResource,
	type ResourceWords,
} from './writes.ts';

export interface ResourceForm {
	readonly title: string;
	readonly note: string;
	readonly address: string;
	readonly theme: string;
	readonly language: string;
	readonly easy: boolean;
	readonly publishedOn: Day | null;
	readonly expiresOn: Day | null;
	readonly collection: string;
}

/** The one of the group that has this address already; nothing was written. */
export interface Twin {
	readonly twin: { readonly id: string; readonly title: string };
}

/** Adding resources, writing them anew, taking them out and putting them back. */
export function adding(context: Context) {
	const { database } = context;

	const invalid = (field: string, sentence: string) =>
		new Problem('invalid', 'Rien n’a été enregistré : un champ est à revoir.', { [field]: sentence });

	function wordsOf(form: ResourceForm): Omit<ResourceWords, 'collectionId'> {
		const { theme, language, publishedOn, expiresOn } = form;
		const hidden = unseenIssue(form.title, 'Ce titre');
		if (hidden !== null) throw invalid('title', hidden);
		const address = readWebAddress(form.address);
		if (!address)
			throw invalid(
				'address',
				'Collez l’adresse d’une page, comme « https://exemple.org/page », sans mot de passe.',
			);
		if (theme !== '' && !isResourceTheme(theme)) throw invalid('theme', 'Choisissez un thème de la liste.');
		if (!isResourceLanguage(language)) throw invalid('language', 'Choisissez une langue de la liste.');
		if (publishedOn !== null && expiresOn !== null && expiresOn < publishedOn)
			throw invalid('expiresOn', 'Ce jour vient avant la date de la ressource.');
		const { title, note, easy } = form;
		return {
			title,
			note,
			address,
			theme: theme === '' ? null : theme,
			language,
			easy,
			publishedOn,
			expiresOn,
		};
	}

	async function collectionOf(trx: Transaction, groupId: string, id: string): Promise<string | null> {
		if (id === '') return null;
		const known = (await listCollections(reading(trx), groupId)).some((one) => one.id === id);
		if (!known) throw invalid('collection', 'Cette collection n’existe plus : choisissez-en une autre.');
		return id;
	}

	/** The resource, when this person may write it anew. */
	async function edited(viewer: Person, groupId: string, id: string): Promise<Member> {
		const { reader } = database;
		const facts = await readableGroup(reader, viewer, groupId);
		const row = isIdentifier(id) ? await findResource(reader, groupId, id) : undefined;
		if (!row) throw notFound();
		if (viewer.kind === 'anonymous') throw new Problem('signed-out');
		if (!can(viewer, 'resource.edit', { type: 'resource', group: facts, addedBy: row.addedBy }))
			throw row.withdrawnAt !== null
				? notFound()
				: new Problem(
						'forbidden',
						'Une ressource se modifie par qui l’a ajoutée, ou par qui anime le groupe.',
					);
		return viewer;
	}

	return {
		/** The form sent twice adds one. @returns the twin, when the group keeps this address already. @throws Problem `invalid`, `too-many` */
		async addResource(
			viewer: Person,
			groupId: string,
			{ id, ...form }: ResourceForm & { readonly id: string },
		): Promise<Twin | null> {
			const refusal = 'Les membres du groupe y ajoutent des ressources.';
			const { member } = await groupFor(database.reader, viewer, groupId, 'resource.add', refusal);
			if (!isIdentifier(id)) throw new Problem('invalid');
			const words = wordsOf(form);
			if (form.expiresOn !== null && form.expiresOn < today(context))
				throw invalid('expiresOn', 'Ce jour est passé : la ressource serait périmée dès maintenant.');
			await countAttempts(context, [[limits.resourcesByAccount, member.accountId]]);
			return await database.write(async (trx) => {
				await holdShelf(trx, groupId);
				const now = reading(trx);
				if (await findResource(now, groupId, id)) return null;
				const twin = await findTwin(now, groupId, keptKey(words.address), id);
				if (twin) return { twin };
				if ((await countResources(now, groupId, everything)) >= resourceLimits.resources)
					throw new Problem('conflict', 'Ce groupe garde déjà 2 000 ressources : retirez-en d’abord.');
				const collectionId = await collectionOf(trx, groupId, form.collection);
				await insertResource(trx, context, { id, groupId, ...words, collectionId }, member);
				return null;
			});
		},

		/** @throws Problem `forbidden`, `invalid`, `conflict` when somebody wrote meanwhile, or the group keeps this address twice */
		async writeResource(
			viewer: Person,
			groupId: string,
			{ id, revision, ...form }: ResourceForm & { readonly id: string; readonly revision: number },
		): Promise<Twin | null> {
			await edited(viewer, groupId, id);
			const words = wordsOf(form);
			return await database.write(async (trx) => {
				await holdShelf(trx, groupId);
				const twin = await findTwin(reading(trx), groupId, keptKey(words.address), id);
				if (twin) return { twin };
				const collectionId = await collectionOf(trx, groupId, form.collection);
				if (!(await writeResource(trx, id, revision, { ...words, collectionId })))
					throw new Problem(
						'conflict',
						'Quelqu’un a modifié cette ressource entre-temps. Rien n’est enregistré ; ce que vous avez écrit est encore là : relisez, puis recommencez.',
					);
				return null;
			});
		},

		/** Nothing of it is lost: see `restoreResource`. */
		async withdrawResource(viewer: Person, groupId: string, id: string): Promise<void> {
			const member = await edited(viewer, groupId, id);
			await database.write(async (trx) => {
				await holdShelf(trx, groupId);
				const row = await findResource(reading(trx), groupId, id);
				if (row?.withdrawnAt === null) await setWithdrawn(trx, context, id, true, member);
			});
		},

		/** @throws Problem `conflict` when the group keeps this address again */
		async restoreResource(viewer: Person, groupId: string, id: string): Promise<void> {
			const member = await edited(viewer, groupId, id);
			await database.write(async (trx) => {
				await holdShelf(trx, groupId);
				const row = await findResource(reading(trx), groupId, id);
				if (!row || row.withdrawnAt === null) return;
				const twin = await findTwin(reading(trx), groupId, keptKey(new URL(row.address)), id);
				if (twin)
					throw new Problem('conflict', `Cette adresse a été ajoutée de nouveau : « ${twin.title} ».`);
				await setWithdrawn(trx, context, id, false, member);
			});
		},
	};
}
