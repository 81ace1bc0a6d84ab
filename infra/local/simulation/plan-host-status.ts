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

/**
 * The status that `machine` should show and does not, or null when it is right: Running and Ready once every claim that
 * its volumes name is bound, as a hypervisor could not start it earlier; Stopped when it is meant to be.
 * `bound` says whether the claim `namespace/name` is.
 */
export function planHostStatus(
  machine: VirtualMachine,
  { bound, now }: { bound: (claim: string) => boolean; now: Date },
): HostStatus | null {
  if (machine.metadata.deletionTimestamp !== undefined) return null;
  const waiting = claimsOf(machine).filter((claim) => !bound(claim));
  const on = machine.spec.running ?? (machine.spec.runStrategy ?? 'Always') !== 'Halted';
  const ready = on && waiting.length === 0;
  const printableStatus = !on ? 'Stopped' : ready ? 'Running' : 'WaitingForVolumeBinding';
  const { status, metadata } = machine;
  // A definition whose schema has no observedGeneration drops it: that it is absent must not count as outdated for ever.
  const current = status?.observedGeneration === undefined || status.observedGeneration === metadata.generation;
  if (status?.printableStatus === printableStatus && current) return null;
  const at = now.toISOString().replace(/\.\d+Z$/, 'Z');
  const condition = {
    type: 'Ready',
    status: ready ? 'True' : 'False',
    reason: ready ? 'Simulated' : on ? 'WaitingForVolumeBinding' : 'Stopped',
    message: on && !ready ? `waiting for ${waiting.join(', ')}` : 'simulated hardware: nothing really runs',
    lastTransitionTime: at,
  };
  return {
    printableStatus,
    ready,
    created: on,
    conditions: [condition],
    ...(metadata.generation === undefined ? {} : { observedGeneration: metadata.generation }),
  };
}

function claimsOf({ metadata, spec }: VirtualMachine): string[] {
  return (spec.template?.spec?.volumes ?? []).flatMap((volume) => {
    const name = volume.persistentVolumeClaim?.claimName ?? volume.dataVolume?.name;
    return name === undefined ? [] : [`${metadata.namespace}/${name}`];
  });
}
