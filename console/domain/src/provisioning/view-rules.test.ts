import { describe, expect, it } from 'vitest';
import { operationItem } from './view-rules.ts';

const key = '01900000-0000-7000-8000-000000000001';
const row = {
  id: key,
  number: 'CZ-2026-000001',
  verb: 'deploy',
  program: 'tenancy',
  state: 'waiting',
  stack_kind: 'tenancy-base',
  stack_name: 'base',
  cloud_id: key,
  cloud_slug: 'guangzhou',
  cloud_name: '广州',
  request_id: null,
  request_number: null,
  request_title: null,
  department_id: null,
  department_slug: null,
  department_name: null,
  trouble: null,
  findings: [],
  requested_at: new Date('2026-11-23T02:00:00.000Z'),
  previewed_at: null,
  started_at: null,
  ended_at: null,
};
const shown = (waiting_for: unknown) =>
  operationItem({ ...row, waiting_for } as unknown as Parameters<typeof operationItem>[0]);

describe('an operation in a list', () => {
  it.each([
    ['what it waits for', { code: 'CLUSTER', cloud: '广州' }, { code: 'CLUSTER', cloud: '广州' }],
    ['nothing where it waits for nothing', null, null],
    ['nothing where another release wrote a reason in a form of its own', { code: 'ENGINE', sentence: 'x' }, null],
    ['nothing where what is kept is no reason at all', 'soon', null],
  ])('says %s', (_, stored, told) => {
    expect(shown(stored)).toMatchObject({ state: 'waiting', waitingFor: told });
  });
});
