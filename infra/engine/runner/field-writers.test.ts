import { describe, expect, test } from 'vitest';
import { type ManagedFieldsEntry, strangersOf, writersOf } from './field-writers.ts';

const entry = (manager: string, fieldsV1: object, more: Partial<ManagedFieldsEntry> = {}): ManagedFieldsEntry => ({
  manager,
  operation: 'Update',
  time: '2026-11-22T05:00:00Z',
  fieldsV1,
  ...more,
});
const live = {
  spec: {
    hard: { 'requests.cpu': '4' },
    containers: [
      { name: 'a', image: 'x' },
      { name: 'b', image: 'y' },
    ],
    modes: ['ReadWriteOnce', 'ReadOnlyMany'],
    args: ['one', 'two'],
  },
};
const managers = (entries: ManagedFieldsEntry[], path: string) =>
  writersOf(entries, { path, live }).map(({ manager }) => manager);

describe('who owns a field', () => {
  test('is found by its key, also one with dots in it', () => {
    const entries = [
      entry('kubectl-edit', { 'f:spec': { 'f:hard': { 'f:requests.cpu': {} } } }),
      entry('other', { 'f:spec': { 'f:hard': { 'f:requests.memory': {} } } }),
    ];
    expect(managers(entries, 'spec.hard["requests.cpu"]')).toEqual(['kubectl-edit']);
  });

  test('is not who only owns that there is a map', () => {
    const entries = [
      entry('pulumi-kubernetes', { 'f:spec': { 'f:hard': { '.': {} } } }),
      entry('kubectl-edit', { 'f:spec': { 'f:hard': { 'f:requests.cpu': {} } } }),
    ];
    expect(managers(entries, 'spec.hard["requests.cpu"]')).toEqual(['kubectl-edit']);
  });

  test('is found for a list’s element by its key, its value or its place, and for a whole list by the list', () => {
    const b = entry('by-key', { 'f:spec': { 'f:containers': { 'k:{"name":"b"}': { '.': {}, 'f:image': {} } } } });
    expect(managers([b], 'spec.containers[1].image')).toEqual(['by-key']);
    expect(managers([b], 'spec.containers[0].image')).toEqual([]);
    const mode = entry('by-value', { 'f:spec': { 'f:modes': { 'v:"ReadOnlyMany"': {} } } });
    expect(managers([mode], 'spec.modes[1]')).toEqual(['by-value']);
    const whole = entry('whole', { 'f:spec': { 'f:args': {} } });
    expect(managers([whole], 'spec.args[0]')).toEqual(['whole']);
  });

  test('comes newest first, and a time that the cluster did not keep last', () => {
    const fields = { 'f:spec': { 'f:args': {} } };
    const entries = [
      entry('undated', fields, { time: 'never' }),
      entry('old', fields, { time: '2026-11-20T00:00:00Z' }),
      entry('new', fields),
    ];
    expect(managers(entries, 'spec.args')).toEqual(['new', 'old', 'undated']);
  });

  test('is who names the field, not who is left with the empty whole that it was taken from', () => {
    const left = entry('pulumi-kubernetes', { 'f:data': {} });
    const taken = entry('kubectl-edit', { 'f:data': { 'f:value': {} } });
    expect(managers([left, taken], 'data.value')).toEqual(['kubectl-edit']);
    expect(managers([left], 'data.value')).toEqual(['pulumi-kubernetes']);
  });

  test('is nobody where the field is gone', () => {
    expect(managers([entry('x', { 'f:spec': {} })], 'metadata.labels.gone')).toEqual([]);
  });
});

test('strangers are everyone but us and the controllers that write status', () => {
  const fields = { 'f:spec': {} };
  const entries = [
    entry('pulumi-kubernetes', fields),
    entry('pulumi-kubernetes-0a1b2c3d', fields, { operation: 'Apply' }),
    entry('kube-controller-manager', fields, { subresource: 'status' }),
    entry('kubectl-edit', fields),
    entry('pulumi-kubernetes-impostor', fields),
  ];
  expect(
    strangersOf(entries)
      .map(({ manager }) => manager)
      .toSorted(),
  ).toEqual(['kubectl-edit', 'pulumi-kubernetes-impostor']);
});
