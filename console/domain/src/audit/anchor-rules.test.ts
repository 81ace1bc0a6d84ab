import { describe, expect, it } from 'vitest';
import { anchorBreaks, anchorKeyOf, fingerprintOf, makeAnchor, openAnchor } from './anchor-rules.ts';

const HEADS = [
  { chain: 'province', sequence: '7', hash: 'a'.repeat(64) },
  { chain: '01a20621-ad00-7002-8b88-78751dfaa164', sequence: '3', hash: 'b'.repeat(64) },
];
const key = anchorKeyOf(Buffer.alloc(32, 1));
const anchor = makeAnchor(HEADS, new Date('2026-11-22T00:00:00Z'), key);
const opened = (change: object, by = key) => openAnchor(JSON.stringify({ ...anchor, ...change }), by);

describe('an anchor', () => {
  it('is opened by the key that signed it, also when that was made from the key file again', () => {
    expect(opened({}, anchorKeyOf(Buffer.alloc(32, 1)))).toEqual(anchor);
    expect(fingerprintOf(anchor)).toMatch(/^[0-9a-f]{64}$/);
  });

  it.each([
    ['another instant', { at: '2026-11-23T00:00:00.000Z' }],
    ['another place', { heads: [{ ...HEADS[0], sequence: '6' }, HEADS[1]] }],
    ['another hash', { heads: [{ ...HEADS[0], hash: 'c'.repeat(64) }, HEADS[1]] }],
    ['a chain left out', { heads: [HEADS[0]] }],
    ['chains in another order', { heads: HEADS.toReversed() }],
    ['no signature', { signature: '' }],
  ])('with %s is not relied on', (_, change) => {
    expect(opened(change)).toMatchObject({ wrong: expect.stringContaining('signature') });
  });

  it('of another installation is not relied on, though its own signature holds', () => {
    const foreign = makeAnchor(HEADS, new Date(0), anchorKeyOf(Buffer.alloc(32, 2)));
    expect(openAnchor(JSON.stringify(foreign), key)).toMatchObject({ wrong: expect.stringContaining('another') });
  });

  it('that is none is said to be none', () => {
    expect(openAnchor('{', key)).toMatchObject({ wrong: expect.any(String) });
    expect(openAnchor('{}', key)).toMatchObject({ wrong: expect.stringContaining('form') });
  });
});

describe('chains held against an anchor', () => {
  const found = new Map(HEADS.map(({ chain, sequence, hash }) => [`${chain} ${sequence}`, { hash, auditId: 'x' }]));

  it('that went on since are as they were', () => {
    expect(anchorBreaks(HEADS, found)).toEqual([]);
  });

  it('show a tail that was cut off', () => {
    found.delete('province 7');
    expect(anchorBreaks(HEADS, found)).toMatchObject([{ chain: 'province', sequence: '7', kind: 'tail-cut' }]);
  });

  it('show a chain that was written anew', () => {
    found.set('province 7', { hash: 'd'.repeat(64), auditId: 'y' });
    expect(anchorBreaks(HEADS, found)).toMatchObject([{ chain: 'province', auditId: 'y', kind: 'rewritten' }]);
  });
});
