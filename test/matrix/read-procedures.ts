import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Allowed } from '@zhengyun/domain/verb/actor.ts';
import type { EventName } from '@zhengyun/domain/verb/events.ts';
import { appRouter } from '@zhengyun/server/router.ts';
import ts from 'typescript';
import type { z } from 'zod';

const ROOT = join(import.meta.dirname, '..', '..');
const ROUTER = 'console/server/router.ts';

/** A verb as a procedure calls it. */
export interface CalledVerb {
  /** Path of its file below the root. */
  readonly file: string;
  readonly allow: readonly Allowed[];
  readonly input: z.ZodType;
  /** A command records its refusals too, an ingest what it stored alone. */
  readonly builder: 'command' | 'query' | 'ingest';
  /** Absent: a query, which leaves no audit row. */
  readonly event?: EventName;
  /** What a command holds its caller to beside the role: the department, the cloud or the seat of what is named. */
  readonly checks: readonly ObjectCheck[];
}
export type ObjectCheck = 'department' | 'cloud' | 'seat';

/** A procedure of the router with what decides who may call it, read from the code. */
export interface Procedure {
  /** As the wire names it: `requests.submit`. */
  readonly path: string;
  readonly kind: 'query' | 'mutation' | 'subscription';
  /** Roles of the router's own rung; `anyone`: no sign-in needed, `signed-in`: no role asked for. */
  readonly rung: 'anyone' | 'signed-in' | readonly Allowed[];
  /** The verbs it calls, all of which have to let the caller in. */
  readonly verbs: readonly CalledVerb[];
}

interface Parsed {
  readonly path: string;
  readonly tree: ts.SourceFile;
  /** Imported name → module specifier. */
  readonly imports: ReadonlyMap<string, string>;
}

function parseFile(path: string): Parsed {
  const text = readFileSync(join(ROOT, path), 'utf8');
  const tree = ts.createSourceFile(path, text, ts.ScriptTarget.ES2024, true);
  const imports = tree.statements.filter(ts.isImportDeclaration).flatMap((statement) => {
    const named = statement.importClause?.namedBindings;
    if (!named || !ts.isNamedImports(named) || !ts.isStringLiteral(statement.moduleSpecifier)) return [];
    const { text: specifier } = statement.moduleSpecifier;
    return named.elements.map((element) => [element.name.text, specifier] as const);
  });
  return { path, tree, imports: new Map(imports) };
}

/** What `name` is declared as at the top of the file. */
function declared(file: Parsed, name: string): ts.Expression | undefined {
  for (const statement of file.tree.statements.filter(ts.isVariableStatement))
    for (const each of statement.declarationList.declarations)
      if (each.name.getText() === name) return each.initializer;
  return undefined;
}

/** The properties of the object that `name = router({…})` is made of. */
function members(file: Parsed, name: string): readonly (readonly [string, ts.Expression])[] {
  const made = declared(file, name);
  const [object] = made && ts.isCallExpression(made) ? made.arguments : [];
  if (!object || !ts.isObjectLiteralExpression(object))
    throw new Error(`${file.path}: ${name} is not router({…}): test/matrix reads procedures from such a literal`);
  return object.properties.map((property) => {
    if (!ts.isPropertyAssignment(property))
      throw new Error(`${file.path}: ${property.getText()} is no \`name: value\``);
    return [property.name.getText(), property.initializer] as const;
  });
}

/** The rung a procedure stands on: the identifier its chain of calls begins with, followed through local constants. */
function rungOf(file: Parsed, expression: ts.Expression): Procedure['rung'] {
  if (ts.isPropertyAccessExpression(expression)) return rungOf(file, expression.expression);
  if (ts.isCallExpression(expression)) {
    if (expression.expression.getText() !== 'roleProcedure') return rungOf(file, expression.expression);
    return expression.arguments.filter(ts.isStringLiteral).map((role) => role.text as Allowed);
  }
  switch (expression.getText()) {
    case 'publicProcedure':
      return 'anyone';
    case 'signedInProcedure':
      return 'signed-in';
    case 'tenantProcedure':
      return ['applicant', 'department-approver'];
  }
  const local = declared(file, expression.getText());
  if (!local) throw new Error(`${file.path}: test/matrix/read-procedures.ts knows no rung ${expression.getText()}`);
  return rungOf(file, local);
}

/** Names of what is called with `ctx.verb`; of a verb that takes ports, `verbWith(ports)(ctx.verb, …)`, the maker's. */
function calledIn(expression: ts.Expression): readonly { readonly name: string; readonly made: boolean }[] {
  const found: { name: string; made: boolean }[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && node.arguments[0]?.getText() === 'ctx.verb') {
      const made = ts.isCallExpression(node.expression);
      found.push({
        name: (made ? (node.expression as ts.CallExpression).expression : node.expression).getText(),
        made,
      });
    }
    ts.forEachChild(node, visit);
  };
  visit(expression);
  return found;
}

/** Text of a verb's file, and of those beside it that it is made of: decisions and other verbs, not SQL and wire shapes. */
function textAround(file: string, seen = new Set<string>()): string {
  seen.add(file);
  const text = readFileSync(join(ROOT, file), 'utf8');
  const beside = [...text.matchAll(/^import (?!type)[^;]*? from '\.\/([a-z-]+\.ts)'/gm)].map(([, name = '']) =>
    join(dirname(file), name),
  );
  const wanted = beside.filter((path) => !/(^|[/-])(schemas|store|jobs|rows)\.ts$/.test(path) && !seen.has(path));
  return [text, ...wanted.map((path) => textAround(path, seen))].join('\n');
}

const CHECKS: readonly (readonly [ObjectCheck, RegExp])[] = [
  ['department', /\brequireDepartment\(|\bholds\([^)]*departmentId/],
  ['cloud', /\b(requireCloud|cloudsGranted)\(/],
  ['seat', /\b(sitsIn|seatsOf)\(/],
];

function checksIn(file: string): readonly ObjectCheck[] {
  const text = textAround(file);
  return CHECKS.filter(([, pattern]) => pattern.test(text)).map(([check]) => check);
}

type Definition = Pick<CalledVerb, 'allow' | 'input' | 'event'> & Readonly<Record<'act' | 'store', unknown>>;

async function verbOf(file: Parsed, { name, made }: { name: string; made: boolean }): Promise<CalledVerb> {
  const specifier = file.imports.get(name);
  if (!specifier?.startsWith('@zhengyun/domain/'))
    throw new Error(`${file.path}: ${name}(ctx.verb, …) is no verb imported from @zhengyun/domain`);
  const module = (await import(specifier)) as Record<string, unknown>;
  // The ports are used by the act alone, and no act is done here.
  const verb = made ? (module[name] as (ports: object) => unknown)({}) : module[name];
  const definition = (verb as { definition?: Definition }).definition;
  if (!definition)
    throw new Error(`${file.path}: ${name} has no definition; only command, query and ingest make verbs`);
  const path = specifier.replace('@zhengyun/domain/', 'console/domain/src/');
  const { allow, input, event, act, store } = definition;
  const builder = act ? 'command' : store ? 'ingest' : 'query';
  return { file: path, allow, input, builder, ...(event ? { event, checks: checksIn(path) } : { checks: [] }) };
}

/** Every procedure of the console, by path. Throws where the code is written in a way this reader can't follow. */
export async function readProcedures(): Promise<readonly Procedure[]> {
  const root = parseFile(ROUTER);
  const procedures: Procedure[] = [];
  const running = appRouter._def.procedures as unknown as Record<string, { _def: { type: Procedure['kind'] } }>;
  for (const [aggregate, name] of members(root, 'appRouter')) {
    const variable = name.getText();
    const file = parseFile(join(dirname(ROUTER), root.imports.get(variable) ?? ''));
    for (const [key, expression] of members(file, variable)) {
      const path = `${aggregate}.${key}`;
      const kind = running[path]?._def.type;
      if (!kind) throw new Error(`${file.path}: ${path} is no procedure of the running router`);
      const verbs = await Promise.all(calledIn(expression).map((called) => verbOf(file, called)));
      procedures.push({ path, kind, rung: rungOf(file, expression), verbs });
    }
  }
  const unread = Object.keys(running).filter((path) => !procedures.some((each) => each.path === path));
  if (unread.length > 0) throw new Error(`test/matrix/read-procedures.ts does not see ${unread.join(', ')}`);
  return procedures.toSorted((a, b) => (a.path < b.path ? -1 : 1));
}
