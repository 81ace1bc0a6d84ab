import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../protocol/property-value.ts';
import { waitForRule } from './wait-for.ts';

const live: JsonObject = {
  spec: { replicas: 3 },
  status: {
    phase: 'Running',
    ready: true,
    'dotted.key': 'x',
    addresses: [{ ip: '192.0.2.1' }, { ip: '192.0.2.2' }],
    conditions: [
      { type: 'Ready', status: 'True' },
      { type: 'Paused', status: 'False' },
    ],
  },
};

function verdict(annotation: string) {
  const rule = waitForRule({ metadata: { annotations: { 'pulumi.com/waitFor': annotation } } });
  const setup = { objects: undefined as never, once: false, now: () => 0 };
  return rule?.start(setup).judge(live);
}

describe('pulumi.com/waitFor', () => {
  it.each([
    'jsonpath={.status.phase}=Running',
    'jsonpath={.status.phase}="Running"',
    'jsonpath={.status.phase}',
    'jsonpath=.spec.replicas=3',
    'jsonpath={.status.ready}=true',
    'jsonpath={.status.addresses[1].ip}=192.0.2.2',
    "jsonpath={.status['dotted.key']}=x",
    'jsonpath={.status.dotted\\.key}=x',
    'condition=Ready',
    'condition=Paused=false',
    '["condition=Ready", "jsonpath={.spec.replicas}=3"]',
  ])('is met by %s', async (annotation) => {
    expect(await verdict(annotation)).toEqual({ state: 'ready' });
  });

  it.each(['jsonpath={.status.phase}=Failed', 'jsonpath={.status.nothing}', 'condition=Paused', 'condition=Gone'])(
    'is not met by %s, and says so',
    async (annotation) => {
      expect(await verdict(annotation)).toEqual({ state: 'waiting', problems: [`not met: ${annotation}`] });
    },
  );

  it.each([
    ['ready', /expected a "jsonpath=" or "condition=" prefix/],
    ['[]', /at least one condition/],
    ['condition=', /names no condition/],
    ['jsonpath={.status.conditions[?(@.type=="Ready")].status}=True', /official plugin|cannot read/],
  ])('refuses %s', (annotation, message) => {
    expect(() => waitForRule({ metadata: { annotations: { 'pulumi.com/waitFor': annotation } } })).toThrow(message);
  });

  it('asks for nothing where it is not set', () => {
    expect(waitForRule({ metadata: {} })).toBeUndefined();
  });
});
