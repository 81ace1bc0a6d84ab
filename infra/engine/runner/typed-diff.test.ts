import { describe, expect, test } from 'vitest';
import { typedDiff } from './typed-diff.ts';

const secret = { '4dabf18193072939515e22adb298388d': '1b47061264138c4ac30d75fd1eb44270', ciphertext: '[secret]' };
const urn = 'urn:pulumi:s::p::kubernetes:core/v1:Secret::token';
const step = (op: string, before?: object, after?: object, detailedDiff = {}) => ({
  op,
  urn,
  type: 'kubernetes:core/v1:Secret',
  old: before ? { inputs: before } : null,
  new: after ? { inputs: after } : null,
  detailedDiff,
});

describe('a typed diff', () => {
  test('of a new resource lists each property with its path', () => {
    const diff = typedDiff(
      step('create', undefined, { metadata: { labels: { 'zhengyun.cn/cloud': 'gz' } }, items: [1] }),
    );
    expect(diff).toMatchObject({ kind: 'Secret', name: 'token', op: 'create' });
    expect(diff.changes.map(({ path, kind }) => [path, kind])).toEqual([
      ['metadata.labels["zhengyun.cn/cloud"]', 'add'],
      ['items[0]', 'add'],
    ]);
  });

  test('of an update lists only what differs, with both values', () => {
    const diff = typedDiff(step('update', { spec: { a: 1, b: 2, gone: 'x' } }, { spec: { a: 1, b: 3, new: [] } }));
    expect(diff.changes).toEqual([
      { path: 'spec.b', kind: 'update', before: { is: 'value', value: 2 }, after: { is: 'value', value: 3 } },
      { path: 'spec.gone', kind: 'delete', before: { is: 'value', value: 'x' }, after: { is: 'absent' } },
      { path: 'spec.new', kind: 'add', before: { is: 'absent' }, after: { is: 'value', value: [] } },
    ]);
  });

  test('never shows a secret, and says when one changes though both sides look alike', () => {
    const diff = typedDiff(
      step(
        'update',
        { data: { token: secret } },
        { data: { token: secret } },
        { 'data.token': { diffKind: 'update' } },
      ),
    );
    expect(diff.changes).toEqual([
      { path: 'data.token', kind: 'update', before: { is: 'secret' }, after: { is: 'secret' } },
    ]);
  });

  test('tells a value that only the cluster will know from one that is absent', () => {
    const diff = typedDiff(step('create', undefined, { uid: '04da6b54-80e4-46f7-96ec-b56ff0331ba9' }));
    expect(diff.changes[0]?.after).toEqual({ is: 'unknown' });
  });

  test('of a deletion or of a resource that stays has no changes', () => {
    expect(typedDiff(step('delete', { a: 1 })).changes).toEqual([]);
    expect(typedDiff(step('same', { a: 1 }, { a: 1 })).changes).toEqual([]);
  });

  test('shows the three steps of a replacement as one kind of act', () => {
    expect(['create-replacement', 'replace', 'delete-replaced'].map((op) => typedDiff(step(op, {}, {})).op)).toEqual([
      'replace',
      'replace',
      'replace',
    ]);
  });
});
