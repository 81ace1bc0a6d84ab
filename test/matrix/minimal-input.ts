import type { z } from 'zod';

/** Texts of every form a wire schema asks for; the first that a schema takes is used. */
const TEXTS = [
  'matrix',
  'a reason that is long enough to be one',
  '1',
  '1.000000',
  '1.000000000',
  '000000',
  '2026-11',
  '2026-11-23',
  '2026-11-23T02:00:00Z',
  '2026-11-23T02:00:00.000Z',
  '/matrix',
  'https://matrix.example.com/',
  'matrix@example.com',
  '10.0.0.1',
  '10.0.0.0/24',
  'matrix.example.com',
  'SQ-2026-000001',
  'vcpu.x86',
  'matrixmatrixmatrixmatrixmatrixmatrixmatrixmatrix',
  'a'.repeat(64),
  'registry.example.com/matrix:1',
];
const NUMBERS = [1, 2, 3, 10, 20, 60, 100, 0, 0.5, 1_000, 2_026];

/** The parts of zod's own description of a schema that are read here. */
export interface Def {
  readonly type: string;
  readonly shape?: Readonly<Record<string, z.ZodType>>;
  readonly innerType?: z.ZodType;
  readonly element?: z.ZodType;
  readonly valueType?: z.ZodType;
  readonly options?: readonly z.ZodType[];
  readonly items?: readonly z.ZodType[];
  readonly entries?: Readonly<Record<string, string>>;
  readonly values?: readonly unknown[];
  readonly in?: z.ZodType;
  readonly left?: z.ZodType;
  readonly right?: z.ZodType;
  readonly getter?: () => z.ZodType;
  readonly format?: string;
}
export const defOf = (schema: z.ZodType): Def => schema._zod.def as unknown as Def;

/** Key of the thing that the field `name` names; undefined: the field is left to chance. */
export type KeyOf = (name: string) => string | undefined;

/** Whether `schema` is a key, or a list of keys, however it is wrapped. */
function namesThings(schema: z.ZodType): boolean {
  const def = defOf(schema);
  if (def.type === 'string') return def.format === 'uuid';
  const inner = def.innerType ?? def.element;
  return inner !== undefined && namesThings(inner);
}

function firstTaken(schema: z.ZodType, candidates: readonly unknown[], name: string): unknown {
  const taken = candidates.find((candidate) => schema.safeParse(candidate).success);
  if (taken !== undefined) return taken;
  throw new Error(`no candidate of test/matrix/minimal-input.ts is taken by the field ${name}: add one to its list`);
}

function objectOf(def: Def, keyOf: KeyOf): unknown {
  const filled = Object.entries(def.shape ?? {}).flatMap(([name, field]) => {
    const { type } = defOf(field);
    const maySkip = type === 'optional' || type === 'default' || type === 'prefault';
    // Keys are given even where they may be left out: a filter by another tenant's key is a way in like any other.
    if (maySkip && !(namesThings(field) && keyOf(name) !== undefined)) return [];
    return [[name, minimalInput(field, keyOf, name)] as const];
  });
  return Object.fromEntries(filled);
}

/** The least value that `schema` takes, as far as its shape says; keys are those that `keyOf` gives by the field's name. */
export function minimalInput(schema: z.ZodType, keyOf: KeyOf, name = 'input'): unknown {
  const def = defOf(schema);
  const within = (inner: z.ZodType | undefined) => (inner ? minimalInput(inner, keyOf, name) : undefined);
  switch (def.type) {
    case 'void':
    case 'undefined':
    case 'unknown':
    case 'any':
      return undefined;
    case 'null':
      return null;
    case 'boolean':
      return true;
    case 'string':
      return def.format === 'uuid' ? (keyOf(name) ?? crypto.randomUUID()) : firstTaken(schema, TEXTS, name);
    case 'number':
      return firstTaken(schema, NUMBERS, name);
    case 'enum':
      return Object.values(def.entries ?? {})[0];
    case 'custom':
      return firstTaken(schema, [...TEXTS, ...NUMBERS], name);
    case 'literal':
      return def.values?.[0];
    case 'object':
      return objectOf(def, keyOf);
    case 'record':
      return {};
    case 'array':
      return schema.safeParse([]).success && !namesThings(schema) ? [] : [within(def.element)];
    case 'tuple':
      return (def.items ?? []).map(within);
    case 'union':
      return within(def.options?.[0]);
    case 'lazy':
      return within(def.getter?.());
    case 'pipe':
      return within(def.in);
    case 'intersection':
      return { ...(within(def.left) as object), ...(within(def.right) as object) };
    default:
      if (def.innerType) return within(def.innerType);
      throw new Error(`test/matrix/minimal-input.ts knows no schema of type ${def.type} (field ${name})`);
  }
}

/** Names of the fields by which `schema` is given keys of things, at any depth. */
export function keyFields(schema: z.ZodType, name = 'input'): readonly string[] {
  const def = defOf(schema);
  if (def.type === 'string') return def.format === 'uuid' ? [name] : [];
  if (def.shape) return Object.entries(def.shape).flatMap(([key, field]) => keyFields(field, key));
  const inner = [def.innerType, def.element, def.in, def.left, def.right, ...(def.options ?? []), ...(def.items ?? [])];
  return [...new Set(inner.flatMap((each) => (each ? keyFields(each, name) : [])))];
}
