import type { KnownThings } from './known-things.ts';

type Node = { readonly [key: string]: unknown };
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * The API's document with the keys of things that are there offered wherever a key is asked for, beside any other: calls that name
 * nothing end at their first look-up. Whatever the document allowed is allowed still.
 */
export async function withKnownThings(document: unknown, keysOf: KnownThings, field = ''): Promise<unknown> {
  if (Array.isArray(document)) return Promise.all(document.map((each) => withKnownThings(each, keysOf, field)));
  if (!isNode(document)) return document;
  if (document.type === 'string' && document.format === 'uuid') {
    const keys = await keysOf(field);
    return keys.length === 0 ? document : { anyOf: [{ enum: keys }, document] };
  }
  const entries = Object.entries(document).map(async ([key, value]): Promise<[string, unknown]> => {
    if (key === 'properties' && isNode(value)) {
      const fields = Object.entries(value).map(
        async ([name, schema]): Promise<[string, unknown]> => [name, await withKnownThings(schema, keysOf, name)],
      );
      return [key, Object.fromEntries(await Promise.all(fields))];
    }
    const named = typeof document.name === 'string' && document.in === 'query' ? document.name : field;
    return [key, await withKnownThings(value, keysOf, named)];
  });
  return Object.fromEntries(await Promise.all(entries));
}
