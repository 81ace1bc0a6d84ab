import { isDeepStrictEqual } from 'node:util';
import type { ApiRequest } from '../control-plane/api-client.ts';
import { SIMULATED_LABEL } from '../operators/definitions.ts';
import type { VirtualMachine } from './plan-host-status.ts';

/** What runs of a machine: a KubeVirt `VirtualMachineInstance` (kubevirt.io/v1), which keeps the template it was started from. */
export interface HostInstance {
  readonly metadata: {
    readonly name: string;
    readonly namespace: string;
    readonly uid: string;
    readonly deletionTimestamp?: string;
    readonly annotations?: Readonly<Record<string, string>>;
  };
  readonly spec?: unknown;
}

const STARTED_FROM = 'kubevirt.io/vm-generation';

/** Whether the machine is meant to run. */
export function isOn({ spec }: VirtualMachine): boolean {
  return spec.running ?? (spec.runStrategy ?? 'Always') !== 'Halted';
}

/** Whether `instance` runs something else than the machine asks for now, as KubeVirt leaves it until the next start. */
export function isOutdated(machine: VirtualMachine, instance: HostInstance): boolean {
  return !isDeepStrictEqual(instance.spec, machine.spec.template?.spec ?? {});
}

/**
 * The request that brings the instance of `machine` to what is meant, or null: started from the newest template once it is meant
 * to run and `canStart`, ended when it is not. An instance that somebody ends is started anew, which is how a machine restarts.
 */
export function planInstance(
  machine: VirtualMachine,
  instance: HostInstance | undefined,
  canStart: boolean,
): ApiRequest | null {
  const { namespace, name, uid, generation, deletionTimestamp } = machine.metadata;
  if (deletionTimestamp !== undefined) return null;
  const path = `/apis/kubevirt.io/v1/namespaces/${namespace}/virtualmachineinstances`;
  if (instance !== undefined) return isOn(machine) ? null : { method: 'DELETE', path: `${path}/${name}` };
  if (!isOn(machine) || !canStart) return null;
  const owner = { apiVersion: 'kubevirt.io/v1', kind: 'VirtualMachine', name, uid, controller: true };
  return {
    method: 'POST',
    path,
    body: {
      apiVersion: 'kubevirt.io/v1',
      kind: 'VirtualMachineInstance',
      metadata: {
        name,
        labels: { [SIMULATED_LABEL]: 'true' },
        annotations: { [STARTED_FROM]: String(generation ?? 1) },
        ownerReferences: [owner],
      },
      spec: machine.spec.template?.spec ?? {},
    },
  };
}
