import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import ts from 'typescript';
import { root } from '#tests/support/source-files.ts';
import type { Way } from '../../src/route-access.ts';

const routes = join(root, 'src/routes');
const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'fallback'];

/** Every route of src/routes with the ways it can be asked, read from its files. */
export function findRoutes(folder = routes): Map<string, Way[]> {
	const found = new Map<string, Way[]>();
	for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
		const ways = waysOf(entry.name, () => readFileSync(join(entry.parentPath, entry.name), 'utf8'));
		if (!ways.length) continue;
		const id = `/${relative(folder, entry.parentPath).split(sep).join('/')}`;
		found.set(id, [...(found.get(id) ?? []), ...ways]);
	}
	return found;
}

/** The ways that one file of a route opens. */
export function waysOf(name: string, read: () => string): Way[] {
	if (/^\+page(@.*)?\.svelte$/.test(name)) return ['GET'];
	if (name === '+page.server.ts')
		return actionNames(read()).map((action): Way => (action === 'default' ? 'POST' : `?/${action}`));
	if (name === '+server.ts')
		return exportedNames(read()).filter((exported) => methods.includes(exported)) as Way[];
	return [];
}

/** Keys of `export const actions = { … }`. A shape this cannot read is an error, not an empty list. */
function actionNames(text: string): string[] {
	const declared = exportedVariables(text).find(
		({ name }) => ts.isIdentifier(name) && name.text === 'actions',
	);
	if (!declared) return [];
	let value = declared.initializer;
	while (value && (ts.isSatisfiesExpression(value) || ts.isAsExpression(value))) value = value.expression;
	if (!value || !ts.isObjectLiteralExpression(value)) throw new Error('`actions` must be an object literal');
	return value.properties.map((property) => {
		if (!property.name || !(ts.isIdentifier(property.name) || ts.isStringLiteral(property.name)))
			throw new Error('each of `actions` must have a plain name');
		return property.name.text;
	});
}

function exportedNames(text: string): string[] {
	const functions = parse(text).statements.filter(
		(statement): statement is ts.FunctionDeclaration =>
			ts.isFunctionDeclaration(statement) && isExported(statement),
	);
	return [
		...exportedVariables(text).map(({ name }) => (ts.isIdentifier(name) ? name.text : '')),
		...functions.map(({ name }) => name?.text ?? ''),
	];
}

function exportedVariables(text: string): ts.VariableDeclaration[] {
	return parse(text)
		.statements.filter(ts.isVariableStatement)
		.filter(isExported)
		.flatMap((statement) => [...statement.declarationList.declarations]);
}

function isExported(statement: ts.VariableStatement | ts.FunctionDeclaration): boolean {
	return statement.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) === true;
}

function parse(text: string): ts.SourceFile {
	return ts.createSourceFile('route.ts', text, ts.ScriptTarget.Latest, true);
}
