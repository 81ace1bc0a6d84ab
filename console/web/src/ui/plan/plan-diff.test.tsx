import { cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { renderInConsole } from '../../testing/render-in-console.tsx';
import { PlanDiff } from './plan-diff.tsx';
import type { PropertyChange, ResourceDiff } from './plan-types.ts';

afterEach(cleanup);

function resource(op: ResourceDiff['op'], name: string, changes: PropertyChange[] = []): ResourceDiff {
  return { urn: `urn:${name}`, type: 'kubernetes:core/v1:Thing', kind: 'Thing', name, op, changes };
}
const secret: PropertyChange = {
  path: 'data.token',
  kind: 'update',
  before: { is: 'secret' },
  after: { is: 'secret' },
};
const later: PropertyChange = {
  path: 'metadata.uid',
  kind: 'add',
  before: { is: 'absent' },
  after: { is: 'unknown' },
};

describe('a plan', () => {
  it('counts each kind of step', () => {
    renderInConsole(<PlanDiff diff={[resource('create', 'a'), resource('create', 'b'), resource('delete', 'c')]} />);
    expect(screen.getByText('新建 2 · 更新 0 · 替换 0 · 删除 1 · 不变 0')).toBeTruthy();
  });

  it('never shows a secret, and tells "known later" from "none"', () => {
    renderInConsole(<PlanDiff diff={[resource('update', 'a', [secret, later])]} />);
    expect(screen.getAllByText('（保密）')).toHaveLength(2);
    expect(screen.getByText('（执行后才知道）')).toBeTruthy();
    expect(screen.getByText('（无）')).toBeTruthy();
  });

  it('folds away what stays the same until asked', () => {
    renderInConsole(<PlanDiff diff={[resource('create', 'new-one'), resource('same', 'old-one')]} />);
    expect(screen.queryByText('old-one')).toBeNull();
    fireEvent.click(screen.getByRole('switch'));
    expect(screen.getByText('old-one')).toBeTruthy();
  });

  it('warns when something is replaced, since its data goes', () => {
    renderInConsole(<PlanDiff diff={[resource('replace', 'disk')]} />);
    expect(screen.getByText('替换会先删除再新建，原对象里的数据不保留。')).toBeTruthy();
  });

  it('joins many alike into one row that opens', () => {
    const disks = Array.from({ length: 36 }, (_, index) => resource('delete', `disk-${index}`));
    renderInConsole(<PlanDiff diff={[resource('create', 'a'), ...disks]} />);
    expect(screen.queryByText('disk-7')).toBeNull();
    fireEvent.click(screen.getByText('× 36'));
    expect(screen.getByText('disk-7')).toBeTruthy();
  });

  it('says so when it changes nothing', () => {
    renderInConsole(<PlanDiff diff={[resource('same', 'a')]} />);
    expect(screen.getByText('此方案不改变任何对象')).toBeTruthy();
  });
});
