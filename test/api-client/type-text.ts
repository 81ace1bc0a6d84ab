import type { JsonSchema } from '@zhengyun/server/api/json-schema.ts';

/** Whose side a schema describes: what is given may leave a field `undefined`, what is taken never has one. */
type Side = 'input' | 'output';
type Schemas = Readonly<Record<string, JsonSchema>>;

const IDENTIFIER = /^[A-Za-z_$][\w$]*$/;
const literal = (value: unknown): string =>
  typeof value === 'string' ? `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'` : JSON.stringify(value);
const union = (parts: readonly string[]): string => [...new Set(parts)].join(' | ') || 'never';

function objectText(schema: JsonSchema, side: Side, name: string): string {
  const { properties = {}, required = [], additionalProperties, propertyNames } = schema;
  const fields = Object.entries(properties).map(([key, field]) => {
    const optional = !required.includes(key);
    const text = typeText(field, side, name);
    const named = IDENTIFIER.test(key) ? key : literal(key);
    return `readonly ${named}${optional ? '?' : ''}: ${optional && side === 'input' ? `${text} | undefined` : text};`;
  });
  const rest = typeof additionalProperties === 'object' ? (additionalProperties as JsonSchema) : null;
  if (!rest) return fields.length > 0 ? `{ ${fields.join(' ')} }` : 'Readonly<Record<string, unknown>>';
  const keys = typeText((propertyNames as JsonSchema | undefined) ?? { type: 'string' }, side, name);
  const record = `Record<${keys}, ${typeText(rest, side, name)}>`;
  // An index signature may refer to the type it stands in; a Record may not.
  const open = `{ readonly [key: string]: ${typeText(rest, side, name)} }`;
  const whole = keys === 'string' ? open : required.length > 0 ? `Readonly<${record}>` : `Readonly<Partial<${record}>>`;
  return fields.length > 0 ? `{ ${fields.join(' ')} } & ${whole}` : whole;
}

function typedText(type: string, schema: JsonSchema, { side, name }: { side: Side; name: string }): string {
  switch (type) {
    case 'string':
    case 'boolean':
    case 'null':
      return type;
    case 'integer':
    case 'number':
      return 'number';
    case 'array':
      return arrayText(schema, side, name);
    case 'object':
      return objectText(schema, side, name);
    default:
      throw new Error(`${name}: a schema of type ${type} is nothing that a declaration can say`);
  }
}

function arrayText({ items, prefixItems }: JsonSchema, side: Side, name: string): string {
  if (!Array.isArray(prefixItems)) return `readonly (${items ? typeText(items, side, name) : 'unknown'})[]`;
  const rest = items ? [`...(${typeText(items, side, name)})[]`] : [];
  return `readonly [${[...prefixItems.map((each) => typeText(each as JsonSchema, side, name)), ...rest].join(', ')}]`;
}

/** The TypeScript type of a JSON Schema; its parts that refer to themselves go by `name` and their own. Formats, patterns and bounds are left to the console. */
export function typeText(schema: JsonSchema, side: Side, name: string): string {
  const { type, anyOf, oneOf, allOf, enum: values } = schema;
  if (typeof schema.$ref === 'string') return `${name}${schema.$ref.split('/').at(-1)}`;
  if (schema.const !== undefined) return literal(schema.const);
  if (values) return union(values.map(literal));
  const either = anyOf ?? (oneOf as readonly JsonSchema[] | undefined);
  if (either) return union(either.map((each) => typeText(each, side, name)));
  if (Array.isArray(allOf)) return allOf.map((each) => `(${typeText(each as JsonSchema, side, name)})`).join(' & ');
  const types = [type ?? []].flat();
  if (types.length === 0) return 'unknown';
  return union(types.map((each) => typedText(each, schema, { side, name })));
}

/** Declarations of a schema's parts that refer to themselves, each under `name` and its own. */
export function partTexts(schema: JsonSchema, side: Side, name: string): readonly string[] {
  return Object.entries((schema.$defs ?? {}) as Schemas).map(
    ([key, part]) => `type ${name}${key} = ${typeText(part, side, name)};`,
  );
}
