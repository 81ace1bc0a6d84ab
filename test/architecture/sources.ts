import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { ROOMS } from './rooms.ts';

const ROOT = join(import.meta.dirname, '..', '..');

/** One source file of ours, parsed once for all architecture tests. Paths are relative to the project's root. */
export interface Source {
  readonly path: string;
  readonly text: string;
  readonly tree: ts.SourceFile;
  readonly isTest: boolean;
  readonly isGenerated: boolean;
  /** Name of the room it stands in; null for files beside the rooms (test/, root). */
  readonly room: string | null;
}

/** Every file git knows or would add, generated and lock files included. */
export function trackedFiles(): readonly string[] {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    cwd: ROOT,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  return listed.split('\n').filter((path) => path !== '' && existsSync(join(ROOT, path)));
}

/** Text of a file by its path below the root. */
export function textOf(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

function roomOf(path: string): string | null {
  return Object.entries(ROOMS).find(([, room]) => path.startsWith(`${room.path}/`))?.[0] ?? null;
}

let parsed: readonly Source[] | undefined;

/** All TypeScript sources, parsed once, without type checking. */
export function readSources(): readonly Source[] {
  parsed ??= parseSources();
  return parsed;
}

function parseSources(): readonly Source[] {
  return trackedFiles()
    .filter((path) => /\.tsx?$/.test(path) && !path.endsWith('.d.ts'))
    .map((path) => {
      const text = textOf(path);
      return {
        path,
        text,
        tree: ts.createSourceFile(
          path,
          text,
          ts.ScriptTarget.ES2024,
          true,
          path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
        ),
        isTest: /\.test\.tsx?$/.test(path) || path.startsWith('test/'),
        isGenerated: path.includes('.generated.'),
        room: roomOf(path),
      };
    });
}

/** One import or re-export: its specifier, whether types only, and its line. */
export interface Import {
  readonly specifier: string;
  readonly typeOnly: boolean;
  readonly reExport: boolean;
  readonly line: number;
}

/** Static and dynamic imports of a source; `import(...)` with a computed specifier is left out. */
export function importsOf(source: Source): readonly Import[] {
  const found: Import[] = [];
  const lineOf = (node: ts.Node) => source.tree.getLineAndCharacterOfPosition(node.getStart()).line + 1;
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
      found.push({
        specifier: node.moduleSpecifier.text,
        typeOnly: node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword,
        reExport: false,
        line: lineOf(node),
      });
    } else if (ts.isExportDeclaration(node) && node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier)) {
      found.push({
        specifier: node.moduleSpecifier.text,
        typeOnly: node.isTypeOnly,
        reExport: true,
        line: lineOf(node),
      });
    } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const [argument] = node.arguments;
      if (argument && ts.isStringLiteral(argument))
        found.push({ specifier: argument.text, typeOnly: false, reExport: false, line: lineOf(node) });
    }
    ts.forEachChild(node, visit);
  };
  visit(source.tree);
  return found;
}
