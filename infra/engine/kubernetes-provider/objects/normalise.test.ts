import { describe, expect, it } from 'vitest';
import type { Schema } from '../cluster/schemas.ts';
import { normalise } from './normalise.ts';

/** A schema by example: nested fields, 'quantity' for a quantity, 'any' for whatever. */
type Shape = 'any' | 'quantity' | 'scalar' | [Shape] | { [field: string]: Shape };

function schemaOf(shape: Shape): Schema | 'any' {
  if (shape === 'any') return 'any';
  return {
    isQuantity: shape === 'quantity',
    field: (name) => {
      if (typeof shape === 'string' || Array.isArray(shape)) return 'any';
      const field = shape[name] ?? shape['*'];
      return field === undefined ? undefined : schemaOf(field);
    },
    items: () => (Array.isArray(shape) ? schemaOf(shape[0]) : 'any'),
  };
}

const identity = { apiVersion: 'scalar', kind: 'scalar', metadata: 'any' } as const;

function normalised(object: Parameters<typeof normalise>[0], shape: { [field: string]: Shape }) {
  const schema = schemaOf({ ...identity, ...shape });
  return normalise(object, schema === 'any' ? undefined : schema);
}

describe('inputs in settled form', () => {
  it('have quantities as the server writes them, wherever its schema says there is one', () => {
    const quota = { apiVersion: 'v1', kind: 'ResourceQuota', spec: { hard: { 'requests.cpu': '1000m', pods: 10 } } };
    const { object } = normalised(quota, { spec: { hard: { '*': 'quantity' } } });
    expect(object.spec).toEqual({ hard: { 'requests.cpu': '1', pods: '10' } });
  });

  it('lose and report fields that the kind does not have', () => {
    const map = { apiVersion: 'v1', kind: 'ConfigMap', data: { a: '1' }, bogus: 'z' };
    const result = normalised(map, { data: { '*': 'scalar' } });
    expect(result.object).not.toHaveProperty('bogus');
    expect(result.unknownFields).toEqual(['bogus']);
  });

  it('name an unknown field inside a list by its place', () => {
    const pod = { apiVersion: 'v1', kind: 'Pod', spec: { containers: [{ name: 'c', imag: 'x' }] } };
    const shape: Shape = { containers: [{ name: 'scalar' }] };
    expect(normalised(pod, { spec: shape }).unknownFields).toEqual(['spec.containers[0].imag']);
  });

  it('have stringData of a Secret folded into data, which it overrides', () => {
    const secret = { apiVersion: 'v1', kind: 'Secret', data: { a: 'YQ==' }, stringData: { a: 'b', c: '密' } };
    expect(normalise(secret, undefined).object).toEqual({
      apiVersion: 'v1',
      kind: 'Secret',
      data: { a: 'Yg==', c: '5a+G' },
    });
  });

  it('never carry metadata that only the server writes', () => {
    const object = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a', uid: 'u', resourceVersion: '1' } };
    expect(normalise(object, undefined).object.metadata).toEqual({ name: 'a' });
  });

  it('leave a custom resource as it was written', () => {
    const host = { apiVersion: 'kubevirt.io/v1', kind: 'VirtualMachine', spec: { memory: '1024Mi', extra: null } };
    expect(normalised(host, { spec: { memory: 'quantity' } })).toEqual({ object: host, unknownFields: [] });
  });

  it('drop status and the deprecated default from a definition', () => {
    const definition = {
      apiVersion: 'apiextensions.k8s.io/v1',
      kind: 'CustomResourceDefinition',
      spec: { group: 'example.com', preserveUnknownFields: false },
      status: {},
    };
    expect(normalise(definition, undefined).object).toEqual({
      apiVersion: 'apiextensions.k8s.io/v1',
      kind: 'CustomResourceDefinition',
      spec: { group: 'example.com' },
    });
  });
});
