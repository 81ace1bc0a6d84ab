import type { z } from 'zod';
import { inputFor } from './inputs.ts';
import { defOf, type KeyOf, minimalInput } from './minimal-input.ts';
import type { Procedure } from './read-procedures.ts';

/** One place where a schema takes text, with the least input that has a given text there. */
export interface TextInput {
  /** As a refusal names it: `lines.0.spec.name`; `*` for a key of a record. */
  readonly field: string;
  readonly withText: (text: string) => unknown;
}

/** Schemas that hold themselves, a plan's tree for one, are walked this deep. */
const DEEPEST = 12;

type Walk = (inner: z.ZodType | undefined, name: string) => readonly TextInput[];

const named = (name: string, { field, withText }: TextInput, around: (made: unknown) => unknown): TextInput => ({
  field: field === '' ? name : `${name}.${field}`,
  withText: (text) => around(withText(text)),
});

function inObject(schema: z.ZodType, keyOf: KeyOf, walk: Walk): readonly TextInput[] {
  return Object.entries(defOf(schema).shape ?? {}).flatMap(([name, field]) =>
    walk(field, name).map((each) =>
      named(name, each, (made) => ({ ...(minimalInput(schema, keyOf) as object), [name]: made })),
    ),
  );
}

function inTuple(items: readonly z.ZodType[], keyOf: KeyOf, walk: Walk): readonly TextInput[] {
  return items.flatMap((item, at) =>
    walk(item, `${at}`).map((each) =>
      named(`${at}`, each, (made) => items.map((other, n) => (n === at ? made : minimalInput(other, keyOf)))),
    ),
  );
}

function textsOf(
  schema: z.ZodType,
  keyOf: KeyOf,
  { name, depth }: { name: string; depth: number },
): readonly TextInput[] {
  if (depth > DEEPEST) return [];
  const def = defOf(schema);
  const walk: Walk = (inner, innerName) => (inner ? textsOf(inner, keyOf, { name: innerName, depth: depth + 1 }) : []);
  switch (def.type) {
    case 'string':
    case 'custom':
    case 'enum':
    case 'unknown':
    case 'any':
      return [{ field: '', withText: (text) => text }];
    case 'object':
      return inObject(schema, keyOf, walk);
    case 'record':
      return [
        {
          field: '*',
          withText: (text) => ({ [text]: (def.valueType && minimalInput(def.valueType, keyOf, name)) ?? name }),
        },
        ...walk(def.valueType, name).map((each) => named('key', each, (made) => ({ key: made }))),
      ];
    case 'array':
      return walk(def.element, name).map((each) => named('0', each, (made) => [made]));
    case 'tuple':
      return inTuple(def.items ?? [], keyOf, walk);
    case 'union':
      return (def.options ?? []).flatMap((option) => walk(option, name));
    case 'lazy':
      return walk(def.getter?.(), name);
    case 'pipe':
      return walk(def.in, name);
    case 'intersection':
      return [
        ...walk(def.left, name).map((each) => beside(each, () => minimalInput(def.right!, keyOf, name))),
        ...walk(def.right, name).map((each) => beside(each, () => minimalInput(def.left!, keyOf, name))),
      ];
    default:
      return walk(def.innerType, name);
  }
}

function beside({ field, withText }: TextInput, other: () => unknown): TextInput {
  return { field, withText: (text) => ({ ...(other() as object), ...(withText(text) as object) }) };
}

/**
 * Every place where the procedure's input takes text, at any depth, in optional parts and empty lists too. Around the field in question stands
 * the usual input of the matrix, with what is `given`.
 */
export function textInputs(procedure: Procedure, keyOf: KeyOf, given: object = {}): readonly TextInput[] {
  const [verb] = procedure.verbs;
  if (!verb) return [];
  return textsOf(verb.input, keyOf, { name: 'input', depth: 0 }).map(({ field, withText }) => ({
    field,
    withText: (text) => {
      const made = withText(text);
      if (typeof made !== 'object' || made === null) return made;
      // What rules over several fields ask for stands in the usual input; the field in question is this one's.
      const [top = ''] = field.split('.');
      const usual = { ...(inputFor(procedure, keyOf) as object), ...given };
      return { ...made, ...usual, [top]: (made as Record<string, unknown>)[top] };
    },
  }));
}
