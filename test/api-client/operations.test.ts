import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { OPERATIONS } from '@zhengyun/api-client/operations';
import type { JsonSchema } from '@zhengyun/server/api/json-schema.ts';
import { apiOperations } from '@zhengyun/server/api/operations.ts';
import { expect, it } from 'vitest';
import { OPERATIONS_FILE, operationsText } from './operations-text.ts';
import { partTexts, typeText } from './type-text.ts';

it('the client has every operation of the document, each called as the document says', () => {
  const described = [...apiOperations().values()].map(({ path, method, kind }) => [
    path,
    { method, changes: kind === 'mutation' },
  ]);
  expect(OPERATIONS).toEqual(Object.fromEntries(described));
});

it('the client’s types are those of the document: run npm run generate -w @zhengyun/api-client after a change of a schema', () => {
  const kept = readFileSync(join(import.meta.dirname, '..', '..', OPERATIONS_FILE), 'utf8');
  // One comparison instead of a difference of ten thousand lines.
  expect(kept === operationsText()).toBe(true);
});

const given = (schema: JsonSchema) => typeText(schema, 'input', 'It');
const got = (schema: JsonSchema) => typeText(schema, 'output', 'It');
const text = { type: 'string' };

it.each([
  ['nothing that is known', {}, 'unknown'],
  ['a text or nothing', { type: ['string', 'null'] }, 'string | null'],
  ['one of some', { enum: ['a', "b's", 1, null] }, "'a' | 'b\\'s' | 1 | null"],
  [
    'a list of either',
    { type: 'array', items: { anyOf: [text, { type: 'integer' }] } },
    'readonly (string | number)[]',
  ],
  ['two in a row', { type: 'array', prefixItems: [text, { type: 'boolean' }] }, 'readonly [string, boolean]'],
  [
    'fields',
    { type: 'object', properties: { a: text, 'b.c': text }, required: ['a'] },
    "{ readonly a: string; readonly 'b.c'?: string; }",
  ],
  [
    'something by name',
    { type: 'object', additionalProperties: text, propertyNames: { enum: ['a', 'b'] } },
    "Readonly<Partial<Record<'a' | 'b', string>>>",
  ],
  [
    'something by each name',
    { type: 'object', additionalProperties: text, propertyNames: { enum: ['a'] }, required: ['a'] },
    "Readonly<Record<'a', string>>",
  ],
  ['something by any name', { type: 'object', additionalProperties: text }, '{ readonly [key: string]: string }'],
  ['both at once', { allOf: [{ $ref: '#/$defs/One' }, { $ref: '#/$defs/Two' }] }, '(ItOne) & (ItTwo)'],
])('a schema of %s becomes its type', (_, schema, type) => {
  expect(got(schema)).toBe(type);
});

it('what is given may leave out a field by undefined, what is got has none that is undefined', () => {
  const schema = { type: 'object', properties: { a: text } };
  expect(given(schema)).toBe('{ readonly a?: string | undefined; }');
  expect(got(schema)).toBe('{ readonly a?: string; }');
});

it('a part that refers to itself has a name', () => {
  const list = { type: 'array', items: { $ref: '#/$defs/Tree' } };
  expect(partTexts({ $defs: { Tree: list } }, 'output', 'It')).toEqual(['type ItTree = readonly (ItTree)[];']);
});

it('a schema that no declaration can say is told of by the operation', () => {
  expect(() => got({ type: 'file' })).toThrow('It: a schema of type file');
});
