import { type HostInstance, isOn, isOutdated } from './host-instance.ts';

/** Parts of a KubeVirt `VirtualMachine` (kubevirt.io/v1) that the simulation reads. */
export interface VirtualMachine {
  readonly metadata: {
    readonly name: string;
    readonly namespace: string;
    readonly uid: string;
    readonly resourceVersion: string;
    readonly generation?: number;
    readonly deletionTimestamp?: string;
  };
  readonly spec: {
    readonly running?: boolean;
    readonly runStrategy?: 'Always' | 'Halted' | 'Manual' | 'RerunOnFailure' | 'Once';
    readonly template?: {
      readonly spec?: {
        readonly volumes?: readonly {
          readonly persistentVolumeClaim?: { readonly claimName: string };
          readonly dataVolume?: { readonly name: string };
        }[];
      };
    };
  };
  readonly status?: HostStatus;
}

export interface HostStatus {
  readonly printableStatus?: string;
  readonly ready?: boolean;
  readonly created?: boolean;
  readonly observedGeneration?: number;
  readonly conditions?: readonly { readonly type: string; readonly status: string }[];
}

/** What a hypervisor finds of a machine. */
interface HostGround {
  /** Whether the claim `namespace/name` is bound. */
  readonly bound: (claim: string) => boolean;
  /** What runs of it; undefined: nothing. */
  readonly instance: HostInstance | undefined;
  readonly now: Date;
}

/** Claims of the machine's volumes that are not bound yet: no hypervisor could start it earlier. */
export function unboundClaims(machine: VirtualMachine, bound: HostGround['bound']): readonly string[] {
  return claimsOf(machine).filter((claim) => !bound(claim));
}

/**
 * The status that `machine` should show and does not, or null when it is right: Running and Ready while its instance runs;
 * waiting for its volumes before; Stopped when it is meant to be. As KubeVirt does by default, a change of a running machine is
 * taken up at its next start, and RestartRequired says so until then.
 */
export function planHostStatus(machine: VirtualMachine, { bound, instance, now }: HostGround): HostStatus | null {
  if (machine.metadata.deletionTimestamp !== undefined) return null;
  const waiting = unboundClaims(machine, bound);
  const on = isOn(machine);
  const runs = instance !== undefined && instance.metadata.deletionTimestamp === undefined;
  const ready = on && runs;
  const restart = ready && isOutdated(machine, instance);
  const starting = waiting.length === 0 ? 'Starting' : 'WaitingForVolumeBinding';
  const printableStatus = on ? (ready ? 'Running' : starting) : instance === undefined ? 'Stopped' : 'Stopping';
  const { status, metadata } = machine;
  // A definition whose schema has no observedGeneration drops it: that it is absent must not count as outdated for ever.
  const current = status?.observedGeneration === undefined || status.observedGeneration === metadata.generation;
  const saysRestart = status?.conditions?.some(({ type }) => type === 'RestartRequired') ?? false;
  if (status?.printableStatus === printableStatus && current && saysRestart === restart) return null;
  const at = now.toISOString().replace(/\.\d+Z$/, 'Z');
  const condition = {
    type: 'Ready',
    status: ready ? 'True' : 'False',
    reason: ready ? 'Simulated' : printableStatus,
    message: waiting.length > 0 && !ready ? `waiting for ${waiting.join(', ')}` : SIMULATED,
    lastTransitionTime: at,
  };
  const restartRequired = {
    type: 'RestartRequired',
    status: 'True',
    message: 'a change of the template is taken up at the next start',
    lastTransitionTime: at,
  };
  return {
    printableStatus,
    ready,
    created: instance !== undefined,
    conditions: restart ? [condition, restartRequired] : [condition],
    ...(metadata.generation === undefined ? {} : { observedGeneration: metadata.generation }),
  };
}

const SIMULATED = 'simulated hardware: nothing really runs';

function claimsOf({ metadata, spec }: VirtualMachine): string[] {
  return (spec.template?.spec?.volumes ?? []).flatMap((volume) => {
    const name = volume.persistentVolumeClaim?.claimName ?? volume.dataVolume?.name;
    return name === undefined ? [] : [`${metadata.namespace}/${name}`];
  });
}
