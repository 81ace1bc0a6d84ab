import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changesOf } from './change-rules.ts';

const zone = (code: string, more: object = {}) => ({ code, name: code, nodes: [], capacity: { vcpu: '64' }, ...more });

describe('what differs between two versions of a cloud', () => {
  it('is named by the path to it, zones by their codes', () => {
    const before = { name: '佛山', zones: [zone('extranet'), zone('internet')] };
    const after = { name: '佛山市', zones: [zone('internet', { capacity: { vcpu: '96' } }), zone('extranet')] };
    expect(changesOf(before, after)).toEqual([
      { path: ['name'], before: '佛山', after: '佛山市' },
      { path: ['zones', 'internet', 'capacity', 'vcpu'], before: '64', after: '96' },
    ]);
  });

  it('is every value of a zone that comes or goes', () => {
    const one = { zones: [zone('extranet')] };
    const gone = changesOf({ zones: [zone('extranet'), zone('internet')] }, one);
    expect(gone.map(({ path, after }) => [path.join('.'), after])).toEqual([
      ['zones.internet.name', null],
      ['zones.internet.capacity.vcpu', null],
    ]);
    expect(changesOf(one, { zones: [zone('extranet'), zone('internet')] })).toHaveLength(2);
  });

  it('is nothing where only the order of nodes is another, or nothing stands for null', () => {
    const nodes = (...names: string[]) => ({ zones: [zone('extranet', { nodes: names })], region: null });
    expect(changesOf(nodes('a', 'b'), nodes('b', 'a'))).toEqual([]);
    expect(changesOf({ region: null }, {})).toEqual([]);
  });

  it('is nothing against itself, and the mirror image the other way round', () => {
    const documents = fc.dictionary(fc.string({ minLength: 1 }), fc.oneof(fc.string(), fc.integer(), fc.boolean()));
    fc.assert(
      fc.property(documents, documents, (a, b) => {
        expect(changesOf(a, a)).toEqual([]);
        const back = changesOf(b, a).map(({ path, before, after }) => ({ path, before: after, after: before }));
        expect(new Set(back.map((each) => JSON.stringify(each)))).toEqual(
          new Set(changesOf(a, b).map((each) => JSON.stringify(each))),
        );
      }),
    );
  });
});
