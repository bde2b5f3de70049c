import { isAttribute, sectionSchema } from '#domain/document/schema.ts';
import { describe, expect, test } from 'vitest';

const id = '11111111-1111-4111-8111-111111111111';

test('every node can be made without being told anything, and every attribute is judged [VOC-3] [VOC-6]', () => {
	for (const type of Object.values(sectionSchema.nodes)) {
		if (!type.isText) expect(() => type.createAndFill()?.check(), type.name).not.toThrow();
		for (const [name, spec] of Object.entries(type.spec.attrs ?? {})) {
			expect(isAttribute(type.name, name, spec.default), `${type.name}.${name}`).toBe(true);
			for (const wrong of [
				null,
				undefined,
				{},
				[],
				1.5,
				-1,
				Infinity,
				'javascript:alert(1)\n',
				'<b>'.repeat(200),
			])
				expect(isAttribute(type.name, name, wrong), `${type.name}.${name} ${String(wrong)}`).toBe(false);
		}
	}
});

describe('what an attribute may say [C1]', () => {
	test.each([
		['list', 'kind', 'check'],
		['listItem', 'checked', true],
		['mention', 'actor', id],
		['date', 'day', '2028-02-29'],
		['commitment', 'owner', 'seat:state'],
		['commitment', 'owner', `organisation:${id}`],
		['commitment', 'due', ''],
		['image', 'file', id],
		['image', 'alt', 'La cour de l’école, un mercredi'],
		['tableCell', 'column', 'Vk3'],
		['tableCell', 'through', ''],
	])('%s, %s: %j', (node, attribute, value) => expect(isAttribute(node, attribute, value)).toBe(true));

	test.each([
		['list', 'kind', 'bulletList'],
		['listItem', 'checked', 'true'],
		['mention', 'actor', id.toUpperCase().replace('1', 'A')],
		['mention', 'name', 'Léa'],
		['date', 'day', '2027-02-29'],
		['date', 'day', '28/11/2026'],
		['commitment', 'owner', 'seat:'],
		['commitment', 'owner', `actor:${id}x`],
		['commitment', 'owner', `account:${id}`],
		['image', 'file', `../${id}`],
		['image', 'src', 'https://exemple.fr/a.png'],
		['image', 'size', 'enormous'],
		['image', 'alt', 'deux\nlignes'],
		['tableCell', 'column', ''],
		['tableCell', 'rows', 0],
		['video', 'src', ''],
		['constructor', 'name', ''],
	])('not %s, %s: %j', (node, attribute, value) => expect(isAttribute(node, attribute, value)).toBe(false));
});
