import { describe, expect, it } from 'vitest';
import { type JsonObject, type PlainObject, UNKNOWN } from '../protocol/property-value.ts';
import { diffObjects, withoutIgnored } from './object-diff.ts';
import { formatPath } from './property-path.ts';

function changes(
  live: JsonObject,
  newInputs: PlainObject,
  options: { oldInputs?: PlainObject; custom?: boolean } = {},
) {
  const subject = { live, oldInputs: options.oldInputs ?? live, newInputs };
  const found = diffObjects(subject, [], options.custom !== true);
  return Object.fromEntries(found.map((change) => [formatPath(change.path), change.kind]));
}

describe('what must change', () => {
  it('is nothing when the cluster has what the program wants', () => {
    expect(changes({ spec: { a: [1, { b: 2 }] } }, { spec: { a: [1, { b: 2 }] } })).toEqual({});
  });

  it('is told down to single properties', () => {
    expect(changes({ spec: { hard: { 'requests.cpu': '1' } } }, { spec: { hard: { 'requests.cpu': '2' } } })).toEqual({
      'spec.hard["requests.cpu"]': 'update',
    });
  });

  it('is told by the highest property when a whole part comes or goes', () => {
    expect(changes({ metadata: {} }, { metadata: { annotations: { a: 'b' } } })).toEqual({
      'metadata.annotations': 'add',
    });
    expect(changes({ metadata: { annotations: { a: 'b' } } }, { metadata: {} })).toEqual({
      'metadata.annotations': 'delete',
    });
  });

  it('is found inside lists, item by item', () => {
    const live = { ports: [{ port: 1, name: 'a' }, { port: 2 }] };
    expect(changes(live, { ports: [{ port: 3 }, { port: 2 }, { port: 4 }] })).toEqual({
      'ports[0].port': 'update',
      'ports[0].name': 'delete',
      'ports[2]': 'add',
    });
    expect(changes(live, { ports: [{ port: 1, name: 'a' }] })).toEqual({ 'ports[1]': 'delete' });
  });

  it('is an update where the type changes', () => {
    expect(changes({ a: { b: 1 } }, { a: 'b' })).toEqual({ a: 'update' });
  });

  it('is an add or an update where the value is still to come', () => {
    expect(changes({ a: '1' }, { a: UNKNOWN, b: UNKNOWN })).toEqual({ a: 'update', b: 'add' });
  });

  it('is a delete where the program gives null', () => {
    expect(changes({ a: '1' }, { a: null, b: null })).toEqual({ a: 'delete' });
  });

  it('does not count a value that a built-in kind was given before and keeps nothing of', () => {
    const inputs = { spec: { hostNetwork: false } };
    expect(changes({ spec: {} }, inputs, { oldInputs: inputs })).toEqual({});
    expect(changes({ spec: {} }, inputs, { oldInputs: inputs, custom: true })).toEqual({ 'spec.hostNetwork': 'add' });
    expect(changes({ spec: {} }, inputs, { oldInputs: { spec: {} } })).toEqual({ 'spec.hostNetwork': 'add' });
  });

  it('leaves out what ignoreChanges covers', () => {
    const found = diffObjects(
      { live: { a: { b: 1 }, c: 1 }, oldInputs: {}, newInputs: { a: { b: 2 }, c: 2 } },
      [],
      true,
    );
    expect(withoutIgnored(found, ['a']).map((change) => formatPath(change.path))).toEqual(['c']);
  });
});
