import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { jsonSchemaOf } from './json-schema.ts';
import { readQueryString } from './read-query-string.ts';

const input = z.strictObject({
  cursor: z.string().nullish(),
  limit: z.int().optional(),
  mine: z.boolean().optional(),
  state: z.array(z.enum(['open', 'closed'])).optional(),
  counts: z.array(z.int()).nullish(),
  search: z.string().optional(),
});
const schema = jsonSchemaOf(input, 'input');
const read = (text: string) => {
  const names = [...new Set(new URLSearchParams(text).keys())];
  const all = new URLSearchParams(text);
  return readQueryString(
    Object.fromEntries(
      names.map((name) => [name, all.getAll(name).length > 1 ? all.getAll(name) : (all.get(name) ?? '')]),
    ),
    schema,
  );
};

describe('a query string', () => {
  it.each([
    ['limit=20&mine=true', { limit: 20, mine: true }],
    ['state=open', { state: ['open'] }],
    ['state=open&state=closed', { state: ['open', 'closed'] }],
    ['counts=1&counts=2', { counts: [1, 2] }],
    ['search=123', { search: '123' }],
    ['cursor=abc', { cursor: 'abc' }],
    ['search=true', { search: 'true' }],
    ['', {}],
  ])('%s is read by the schema', (text, expected) => {
    expect(read(text)).toEqual(expected);
    expect(input.safeParse(read(text)).success).toBe(true);
  });

  it.each(['limit=', 'limit=1e3', 'limit=0x10', 'limit=Infinity', 'mine=1', 'mine=', 'limit=1&limit=2', 'unknown=1'])(
    '%s stays what it is, so that the verb refuses it',
    (text) => {
      expect(input.safeParse(read(text)).success).toBe(false);
    },
  );

  it('never throws and never reaches a prototype', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.array(fc.string()))), (parameters) => {
        const value = readQueryString(parameters, schema);
        expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
      }),
    );
    const evil = readQueryString(JSON.parse('{"__proto__":"x","constructor":"y"}'), schema);
    expect(Object.getPrototypeOf(evil)).toBe(Object.prototype);
    expect(input.safeParse(evil).success).toBe(false);
  });
});
