import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import ts from 'typescript';

/** The project's folder. */
export const root = resolve(import.meta.dirname, '../..');

export interface SourceFile {
	/** From the project's folder, with `/`. */
	readonly path: string;
	readonly text: string;
	readonly imports: readonly Import[];
}

export interface Import {
	readonly specifier: string;
	/** Erased before anything runs. */
	readonly typeOnly: boolean;
	/** The file it names, from the project's folder; null for a library. */
	readonly target: string | null;
}

/** Every file of ours below these folders. */
export function sourceFiles(...folders: string[]): SourceFile[] {
	return (
		folders
			.flatMap((folder) => readdirSync(join(root, folder), { recursive: true, withFileTypes: true }))
			.filter((entry) => entry.isFile() && /\.(ts|js|svelte|css)$/.test(entry.name))
			// The benchmark's peers have libraries of their own.
			.filter((entry) => !/[\\/]node_modules[\\/]/.test(entry.parentPath + sep))
			.map((entry) => sourceFile(relative(root, join(entry.parentPath, entry.name)).split(sep).join('/')))
			.sort((a, b) => a.path.localeCompare(b.path))
	);
}

function sourceFile(path: string): SourceFile {
	const text = readFileSync(join(root, path), 'utf8');
	return { path, text, imports: path.endsWith('.css') ? [] : importsOf(path, text) };
}

/** What a file imports, statically, dynamically or by re-export. */
export function importsOf(path: string, text: string): Import[] {
	const found: Import[] = [];
	const note = (node: ts.Node | undefined, typeOnly: boolean) => {
		if (node && ts.isStringLiteralLike(node))
			found.push({ specifier: node.text, typeOnly, target: targetOf(path, node.text) });
	};
	const visit = (node: ts.Node): void => {
		if (ts.isImportDeclaration(node)) note(node.moduleSpecifier, isErased(node));
		else if (ts.isExportDeclaration(node)) note(node.moduleSpecifier, node.isTypeOnly);
		else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
			note(node.argument.literal, true);
		else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
			note(node.arguments[0], false);
		ts.forEachChild(node, visit);
	};
	visit(ts.createSourceFile(path, scriptOf(path, text), ts.ScriptTarget.Latest, true, ts.ScriptKind.TS));
	return found;
}

/** `import type …`, or every name of it marked `type`. */
function isErased({ importClause }: ts.ImportDeclaration): boolean {
	if (!importClause) return false;
	if (importClause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
	const names = importClause.namedBindings;
	return (
		!importClause.name &&
		names !== undefined &&
		ts.isNamedImports(names) &&
		names.elements.length > 0 &&
		names.elements.every((element) => element.isTypeOnly)
	);
}

function scriptOf(path: string, text: string): string {
	if (!path.endsWith('.svelte')) return text;
	return [...text.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map((match) => match[1]).join('\n');
}

const packageImports: Record<string, string> = {
	domain: 'domain',
	server: 'server',
	lib: 'src/lib',
	tests: 'tests',
};

function targetOf(from: string, specifier: string): string | null {
	const named = /^#([a-z]+)\/(.*)$/.exec(specifier);
	if (named)
		return join(packageImports[named[1] ?? ''] ?? '?', named[2] ?? '')
			.split(sep)
			.join('/');
	return specifier.startsWith('.') ? join(dirname(from), specifier).split(sep).join('/') : null;
}
