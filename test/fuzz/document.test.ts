import { describe, expect, it } from 'vitest';
import { withKnownThings } from './document.ts';

const KEY = '0198c000-0000-7000-8000-000000000001';
const keysOf = async (field: string) => (field === 'requestId' || field === 'ids' ? [KEY] : []);
const uuid = { type: 'string', format: 'uuid', pattern: '^[0-9a-f-]+$' };

describe('the document that is fuzzed', () => {
  it('offers keys that are there beside any other, in bodies, lists and query strings', async () => {
    const document = {
      parameters: [{ name: 'requestId', in: 'query', schema: uuid }],
      body: { type: 'object', properties: { requestId: uuid, ids: { type: 'array', items: uuid } } },
    };
    const offered = { anyOf: [{ enum: [KEY] }, uuid] };
    expect(await withKnownThings(document, keysOf)).toEqual({
      parameters: [{ name: 'requestId', in: 'query', schema: offered }],
      body: { type: 'object', properties: { requestId: offered, ids: { type: 'array', items: offered } } },
    });
  });

  it('leaves alone what is no key and what nothing is known of', async () => {
    const document = { properties: { draftId: uuid, title: { type: 'string' }, properties: { type: 'integer' } } };
    expect(await withKnownThings(document, keysOf)).toEqual(document);
  });
});
