import type { JsonSchema } from './json-schema.ts';

const NUMBER = /^-?(0|[1-9]\d{0,15})(\.\d{1,15})?$/;

function typesOf(schema: JsonSchema): readonly string[] {
  if (schema.anyOf) return schema.anyOf.flatMap(typesOf);
  return [schema.type ?? []].flat();
}

function listIn(schema: JsonSchema): JsonSchema | undefined {
  if (schema.type === 'array') return schema;
  return schema.anyOf?.map(listIn).find((each) => each !== undefined);
}

/** A text as what the schema takes. Where it can't be, the text stays: the verb says what is wrong with it. */
function scalarOf(text: string, schema: JsonSchema): unknown {
  const types = typesOf(schema);
  if (types.includes('string')) return text;
  if ((types.includes('integer') || types.includes('number')) && NUMBER.test(text)) return Number(text);
  if (types.includes('boolean') && (text === 'true' || text === 'false')) return text === 'true';
  return text;
}

/** The input that a query string means by `schema`. A list is its parameter repeated; a parameter without a schema stays text. */
export function readQueryString(
  parameters: Readonly<Record<string, string | readonly string[] | undefined>>,
  schema: JsonSchema,
): unknown {
  const fields = Object.entries(parameters).map(([name, given]) => {
    const field = schema.properties && Object.hasOwn(schema.properties, name) ? schema.properties[name] : undefined;
    const texts = [given ?? []].flat();
    const list = field && listIn(field);
    if (list) return [name, texts.map((text) => scalarOf(text, list.items ?? {}))] as const;
    return [name, texts.length === 1 ? scalarOf(texts[0] ?? '', field ?? {}) : texts] as const;
  });
  return Object.fromEntries(fields);
}
