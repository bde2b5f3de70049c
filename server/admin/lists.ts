import { documentKindNames } from '#domain/document/document.ts';
import { groupKindNames } from '#domain/group/group.ts';
import type { Reader } from '../database/connection.ts';
import { sayRows, type Command, type Order } from './command.ts';
import { AdminRefusal } from './refusal.ts';

const lists = {
	accounts: (reader: Reader) =>
		reader
			.selectFrom('accounts')
			.innerJoin('actors', 'actors.id', 'accounts.actor_id')
			.select(['accounts.id', 'actors.name', 'accounts.email'])
			.orderBy('accounts.email')
			.execute(),
	groups: (reader: Reader) =>
		reader.selectFrom('groups').select(['id', 'name', 'kind']).orderBy('name').orderBy('id').execute(),
	documents: (reader: Reader) =>
		reader
			.selectFrom('documents')
			.innerJoin('groups', 'groups.id', 'documents.group_id')
			.select([
				'documents.id',
				'documents.title',
				'documents.kind',
				'documents.group_id as groupId',
				'groups.name as group',
			])
			.where('documents.deleted_at', 'is', null)
			.orderBy('documents.title')
			.orderBy('documents.id')
			.execute(),
} as const;

const kindNames: Record<string, string> = { ...documentKindNames, ...groupKindNames };

/** The operator's view: whole, as a backup is; people use the pages, which know what each may see. */
export const list: Command = {
	usage: 'list accounts|groups|documents [--json]',
	about: 'ce qui est dans la base',
	async run(order: Order) {
		const what = order.words[0] ?? '';
		if (!Object.hasOwn(lists, what))
			throw new AdminRefusal('Dites quoi lister : accounts, groups ou documents.');
		const rows: Record<string, string>[] = await lists[what as keyof typeof lists](
			order.context.database.reader,
		);
		sayRows(order, order.options['json'] ? rows : rows.map(forPeople), 'Rien pour l’instant.');
	},
};

function forPeople({ groupId: _, ...row }: Record<string, string>): Record<string, string> {
	return row['kind'] ? { ...row, kind: kindNames[row['kind']] ?? row['kind'] } : row;
}
