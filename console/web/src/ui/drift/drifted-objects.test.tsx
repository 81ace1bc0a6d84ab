import { cleanup, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { renderInConsole } from '../../testing/render-in-console.tsx';
import { DriftStatus } from './drift-status.tsx';
import type { DriftedObject, FieldWriter } from './drift-types.ts';
import { DriftedObjects } from './drifted-objects.tsx';

afterEach(cleanup);

const writer: FieldWriter = {
  manager: 'kubectl-edit',
  operation: 'Update',
  subresource: null,
  at: '2026-11-22T05:00:00.000Z',
};
const changed = (writers: FieldWriter[], strangers: FieldWriter[] = []): DriftedObject => ({
  urn: 'urn:a',
  type: 'kubernetes:core/v1:ConfigMap',
  kind: 'ConfigMap',
  name: 'a',
  id: 'ns/a',
  is: 'changed',
  differences: [
    {
      path: 'data.value',
      expected: { is: 'value', value: '1' },
      found: writers.length > 0 ? { is: 'value', value: '2' } : { is: 'absent' },
      writers,
    },
  ],
  strangers,
});

describe('a drift', () => {
  it('shows what was expected, what is there, and who wrote it', () => {
    renderInConsole(<DriftedObjects objects={[changed([writer])]} />);
    for (const text of ['data.value', '1', '2', 'kubectl-edit']) expect(screen.getByText(text)).toBeTruthy();
  });

  it('says that the cluster keeps no record of a removal, and who wrote to the object last', () => {
    renderInConsole(<DriftedObjects objects={[changed([], [writer])]} />);
    expect(screen.getByText(/该项被移除/)).toBeTruthy();
    expect(screen.getByText('kubectl-edit')).toBeTruthy();
  });

  it('names an object that is gone, and where to look for who did it', () => {
    renderInConsole(<DriftedObjects objects={[{ ...changed([]), is: 'gone', differences: [] }]} />);
    expect(screen.getByText('已不在集群上')).toBeTruthy();
    expect(screen.getByText(/审计日志/)).toBeTruthy();
  });
});

describe('the status of a stack', () => {
  it.each([
    ['unknown', '无法得知'],
    ['unchecked', '尚未核对'],
    ['same', '一致'],
  ] as const)('%s has a word of its own', (status, word) => {
    renderInConsole(<DriftStatus status={status} />);
    expect(screen.getByText(word)).toBeTruthy();
  });
});
