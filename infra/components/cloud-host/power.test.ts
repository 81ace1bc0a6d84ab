import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planCloud } from '../cloud/plan.ts';
import { anyHostSpec } from '../testing/arbitrary-specs.ts';
import { SAMPLE_CLOUD, sampleLine } from '../testing/sample-inputs.ts';
import { planCloudHost } from './plan.ts';
import { virtualMachine } from './virtual-machine.ts';

const cloud = planCloud(SAMPLE_CLOUD).outputs;

describe('stopping a line of hosts', () => {
  it('changes how every host is to run and nothing else of any', () => {
    fc.assert(
      fc.property(anyHostSpec, (spec) => {
        const made = (power: 'running' | 'stopped') =>
          planCloudHost({ ...sampleLine(spec), power }, spec, cloud).hosts.map((host) => virtualMachine(host));
        const [running, stopped] = [made('running'), made('stopped')];
        expect(stopped.every((machine) => machine.spec.runStrategy === 'Halted')).toBe(true);
        const started = stopped.map((machine) => ({ ...machine, spec: { ...machine.spec, runStrategy: 'Always' } }));
        expect(started).toEqual(running);
        expect(running).toEqual(planCloudHost(sampleLine(spec), spec, cloud).hosts.map((host) => virtualMachine(host)));
      }),
    );
  });
});
