import { ESLint } from 'eslint';
import { describe, expect, it } from 'vitest';
import { wrongName } from '../scripts/lint/names.ts';
import { root } from './support/source-files.ts';

const eslint = new ESLint({ cwd: root });

/** What lint says about a file that does not exist yet. */
async function complaints(path: string, code: string): Promise<string[]> {
	const [result] = await eslint.lintText(code, { filePath: path });
	return (result?.messages ?? []).map(({ ruleId, message }) => `${ruleId} ${message}`);
}

/** One violation of each arrow: the file that would contain it, the import, and a word of the lesson. */
const violations: [path: string, code: string, lesson: RegExp][] = [
	['domain/group/group.ts', "import { readFile } from 'node:fs';\nreadFile;", /ground floor/],
	[
		'domain/group/group.ts',
		"import type { App } from '#server/app.ts';\nexport type A = App;",
		/ground floor/,
	],
	[
		'domain/group/group.ts',
		"import type { App } from '../../server/app.ts';\nexport type A = App;",
		/ground floor/,
	],
	[
		'server/groups/use-cases.ts',
		"import { error } from '@sveltejs/kit';\nerror(404);",
		/neither Svelte nor the pages/,
	],
	[
		'server/groups/use-cases.ts',
		"import { submit } from '#lib/forms/form.ts';\nsubmit;",
		/neither Svelte nor the pages/,
	],
	['server/serve.ts', "import { tick } from 'svelte';\ntick();", /neither Svelte nor the pages/],
	['server/groups/writes.ts', "import { add } from '#server/accounts/writes.ts';\nadd();", /Another noun/],
	[
		'server/groups/reads.ts',
		"import type { Transaction } from '#server/database/connection.ts';\nexport type T = Transaction;",
		/receives a Reader/,
	],
	[
		'src/routes/groupes/+page.server.ts',
		"import { createApp } from '#server/app.ts';\ncreateApp;",
		/locals\.app/,
	],
	[
		'src/routes/groupes/+page.server.ts',
		"import type { Context } from '#server/context.ts';\nexport type C = Context;",
		/never runs server code/,
	],
	['src/hooks.server.ts', "import { serve } from '../server/serve.ts';\nserve;", /never runs server code/],
	['src/lib/editor/caret.ts', "import { sql } from 'kysely';\nsql;", /how things are kept/],
	['src/lib/editor/caret.ts', "import { join } from 'node:path';\njoin;", /no Node modules/],
	[
		'src/lib/ui/Chip.svelte',
		'<script lang="ts">\n\timport { partyNames } from \'#domain/cite/party.ts\';\n</script>\n\n{partyNames.state}\n',
		/no word of the field/,
	],
	[
		'src/routes/groupes/+page.svelte',
		'<script lang="ts">\n\timport Card from \'../annuaire/Card.svelte\';\n</script>\n\n<Card />\n',
		/folder is its own/,
	],
	['src/lib/field/mark.ts', "import { load } from '../../routes/+page.server.ts';\nload;", /below the pages/],
	[
		'server/config.ts',
		"import { root } from '#tests/support/source-files.ts';\nroot;",
		/depend on its tests/,
	],
	['domain/group/group.ts', 'export enum Role { Member }', /not erasable/],
	['server/groups/reads.ts', 'export default function list() {}', /Name what you export/],
	['server/groups/reads.ts', 'export const list = (rows: any) => rows;', /Unexpected any/],
	['server/groups/reads.ts', 'export const port = process.env.PORT;', /server\/config\.ts/],
	['server/groups/group-helpers.ts', 'export const a = 1;', /names no noun/],
	['server/groups/listGroups.ts', 'export const a = 1;', /kebab-case/],
	['src/lib/ui/chip.svelte', '<p>Chip</p>\n', /PascalCase/],
	['src/lib/ui/Chip.svelte', '<p style="color: red">Chip</p>\n', /style/],
];

describe('lint teaches the arrows', () => {
	it.each(violations)('refuses in %s: %s', async (path, code, lesson) => {
		expect((await complaints(path, code)).join('\n')).toMatch(lesson);
	});

	const allowed: [path: string, code: string][] = [
		['domain/group/group.ts', "import * as v from 'valibot';\nexport const name = v.string();\n"],
		['domain/document/schema.ts', "import { Schema } from 'prosemirror-model';\nexport const S = Schema;\n"],
		['src/app.d.ts', "import type { App } from '#server/app.ts';\nexport type A = App;\n"],
		[
			'server/groups/writes.ts',
			"import { list } from '#server/accounts/reads.ts';\nexport const a = list;\n",
		],
		[
			'server/groups/reads.ts',
			"import type { Reader } from '#server/database/connection.ts';\nexport type R = Reader;\n",
		],
		[
			'src/routes/groupes/+page.server.ts',
			"import type { PageServerLoad } from './$types';\nexport type L = PageServerLoad;\n",
		],
		['tests/groups.test.ts', "import { serve } from '#server/serve.ts';\nexport const s = serve;\n"],
	];
	it.each(allowed)('lets %s do what it may: %s', async (path, code) => {
		expect(await complaints(path, code)).toEqual([]);
	});
});

describe('names', () => {
	it.each([
		'src/routes/territoires/[kind]/[code]/+page.svelte',
		'src/routes/documents/[id]/export.json/+server.ts',
		'src/lib/collaboration/room-state.svelte.ts',
		'server/database/migrations/0001-foundation.ts',
		'src/lib/ui/PageHead.svelte',
	])('%s is a good name', (path) => expect(wrongName(path)).toBeNull());

	it.each([
		'server/utils/dates.ts',
		'server/groups/helpers.ts',
		'src/lib/common/a.ts',
		'server/MailManager.ts',
		'server/mail-service.ts',
	])('%s is not', (path) => expect(wrongName(path)).not.toBeNull());
});
