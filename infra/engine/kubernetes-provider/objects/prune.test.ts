import { describe, expect, it } from 'vitest';
import { pruneToShape, refreshedInputs } from './prune.ts';

describe('a live object pruned to the shape of the inputs', () => {
  it('keeps the fields the program spoke about, with their live values', () => {
    const live = { spec: { replicas: 5, strategy: { type: 'RollingUpdate' } }, status: { replicas: 5 } };
    expect(pruneToShape(live, { spec: { replicas: 3 } })).toEqual({ spec: { replicas: 5 } });
  });

  it('compares lists item by item and drops what the cluster appended', () => {
    const live = { items: [{ name: 'a', port: 1 }, { name: 'b' }, { name: 'injected' }] };
    expect(pruneToShape(live, { items: [{ name: 'x' }, { name: 'y' }] })).toEqual({
      items: [{ name: 'a' }, { name: 'b' }],
    });
  });

  it('shows a value that changed its type as it is', () => {
    expect(pruneToShape({ a: { b: 1 }, c: [1] }, { a: 'text', c: ['1'] })).toEqual({ a: { b: 1 }, c: [1] });
  });

  it('leaves an empty list empty', () => {
    expect(pruneToShape({ a: [1, 2], b: [] }, { a: [], b: [1] })).toEqual({ a: [], b: [] });
  });
});

describe('inputs after a refresh', () => {
  const inputs = { spec: { hostNetwork: false, replicas: 3, containers: [{ name: 'c', tty: false }] } };
  const before = { spec: { replicas: 3, containers: [{ name: 'c' }] } };

  it('take the values that the cluster has now', () => {
    const live = { spec: { replicas: 5, containers: [{ name: 'c' }] } };
    expect(refreshedInputs(live, inputs, before).spec).toMatchObject({ replicas: 5 });
  });

  it('keep an input that the server had kept nothing of in the first place', () => {
    expect(refreshedInputs(before, inputs, before)).toEqual(inputs);
  });

  it('lose an input that the server had kept and that is gone now', () => {
    const live = { spec: { containers: [{ name: 'c' }] } };
    expect(refreshedInputs(live, inputs, before).spec).not.toHaveProperty('replicas');
  });
});
