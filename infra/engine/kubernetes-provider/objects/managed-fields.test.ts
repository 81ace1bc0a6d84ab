import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../protocol/property-value.ts';
import { adoptFields, hasOwnUpdateEntries, isOwnedOnlyByOthers } from './managed-fields.ts';

function entry(manager: string, operation: string, fieldsV1: JsonObject, subresource?: string): JsonObject {
  return { manager, operation, apiVersion: 'apps/v1', fieldsV1, ...(subresource !== undefined && { subresource }) };
}

const live = (...managedFields: JsonObject[]) => ({ metadata: { managedFields } });
const OURS = 'pulumi-kubernetes-a43a2bfb';

describe('taking fields over before an apply', () => {
  it("turns this provider's create into an apply of the resource's own manager", () => {
    const created = entry('pulumi-kubernetes', 'Update', { 'f:spec': { 'f:replicas': {} } });
    expect(adoptFields(live(created), OURS)).toEqual([entry(OURS, 'Apply', { 'f:spec': { 'f:replicas': {} } })]);
  });

  it('adds what kubectl wrote to what the manager has', () => {
    const fields = adoptFields(
      live(
        entry(OURS, 'Apply', { 'f:metadata': { 'f:labels': { 'f:a': {} } } }),
        entry('kubectl-label', 'Update', { 'f:metadata': { 'f:labels': { 'f:b': {} } } }),
      ),
      OURS,
    );
    expect(fields).toEqual([entry(OURS, 'Apply', { 'f:metadata': { 'f:labels': { 'f:a': {}, 'f:b': {} } } })]);
  });

  it('leaves what others own, and what anyone owns through a subresource', () => {
    const scaled = entry('kubectl', 'Update', { 'f:spec': { 'f:replicas': {} } }, 'scale');
    const controller = entry('kube-controller-manager', 'Update', { 'f:status': {} }, 'status');
    expect(adoptFields(live(scaled, controller), OURS)).toBeUndefined();
  });
});

describe('ownership of a field', () => {
  const object = live(
    entry(OURS, 'Apply', { 'f:spec': { 'f:paused': {}, 'f:replicas': {} } }),
    entry('hpa', 'Update', { 'f:spec': { 'f:replicas': {}, 'f:minReadySeconds': {} } }),
  );

  it.each([
    ['minReadySeconds', true],
    ['replicas', false],
    ['paused', false],
    ['selector', false],
  ])('of spec.%s only by others is %s', (field, expected) => {
    expect(isOwnedOnlyByOthers(object, ['spec', field], OURS)).toBe(expected);
  });

  it('by a create of ours is seen, by somebody else is not', () => {
    expect(hasOwnUpdateEntries(live(entry('pulumi-kubernetes', 'Update', {})))).toBe(true);
    expect(hasOwnUpdateEntries(object)).toBe(false);
  });
});
