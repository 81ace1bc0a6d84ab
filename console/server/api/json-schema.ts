import { z } from 'zod';

/** The parts of a JSON Schema (2020-12) that are read here. */
export interface JsonSchema {
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly [keyword: string]: unknown;
}

/** The JSON Schema of what a zod schema takes (`input`) or gives (`output`). What JSON can't say is left open. */
export function jsonSchemaOf(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
  const made = z.toJSONSchema(schema, { io, target: 'draft-2020-12', unrepresentable: 'any', cycles: 'ref' });
  const { $schema: _, ...rest } = made as JsonSchema & { $schema?: string };
  return rest;
}

/** A schema whose parts that refer to themselves stand among a document's components, so that `$ref` reaches them from anywhere. */
export function hoist(
  { $defs, ...schema }: JsonSchema,
  name: string,
): { readonly schema: JsonSchema; readonly components: Readonly<Record<string, JsonSchema>> } {
  const rename = (_: string, part: unknown): unknown =>
    typeof part === 'object' && part !== null && '$ref' in part && typeof part.$ref === 'string'
      ? { ...part, $ref: part.$ref.replace(/^#\/\$defs\//, `#/components/schemas/${name}.`) }
      : part;
  const renamed = <Part>(part: Part): Part => JSON.parse(JSON.stringify(part, rename)) as Part;
  const parts = Object.entries(renamed(($defs ?? {}) as Record<string, JsonSchema>));
  return {
    schema: renamed(schema as JsonSchema),
    components: Object.fromEntries(parts.map(([key, part]) => [`${name}.${key}`, part])),
  };
}

/** Characters of a text that an address still carries: servers and proxies take addresses of 8 kB. */
const LONGEST_IN_ADDRESS = 2_000;
/** Values of a list that an address still carries, each as long as a key: of more Node refuses the head of the request. */
const MOST_IN_ADDRESS = 50;

/** Whether a query string can carry the value: a scalar, or a short list of scalars, and no long text. */
function isFlat(schema: JsonSchema, inList = false): boolean {
  if (schema.anyOf) return schema.anyOf.every((each) => isFlat(each, inList));
  if (typeof schema.maxLength === 'number' && schema.maxLength > LONGEST_IN_ADDRESS) return false;
  if (schema.enum || schema.const !== undefined) return true;
  if (schema.type === 'array') {
    const { items, maxItems } = schema;
    const isShort = typeof maxItems === 'number' && maxItems <= MOST_IN_ADDRESS;
    return !inList && isShort && items !== undefined && isFlat(items, true);
  }
  return ['string', 'number', 'integer', 'boolean', 'null'].includes(String(schema.type));
}

/** Whether each field of an input fits into a query string. */
export function fitsQueryString(schema: JsonSchema): boolean {
  return schema.type === 'object' && Object.values(schema.properties ?? {}).every((field) => isFlat(field));
}
