import { type Child, type OperatedObject, presentOf } from './children.ts';
import type { SimulatedOperator } from './simulated-operator.ts';

/** A volume as a host's template has it and CDI takes it. */
interface VolumeSpec {
  readonly pvc?: Readonly<Record<string, unknown>>;
}
interface HostSpec {
  readonly dataVolumeTemplates?: readonly {
    readonly metadata: { readonly name: string; readonly labels?: Readonly<Record<string, string>> };
    readonly spec: VolumeSpec;
  }[];
}

/** Plays the part of KubeVirt that makes the volumes of a host's templates: once each, whatever a template becomes later. */
export const templateOperator: SimulatedOperator = {
  apiVersion: 'kubevirt.io/v1',
  kind: 'VirtualMachine',
  plural: 'virtualmachines',
  answer: ({ spec }) => ({
    children: ((spec ?? {}) as HostSpec).dataVolumeTemplates?.map(volumeOf) ?? [],
    status: null,
  }),
};

function volumeOf({ metadata, spec }: NonNullable<HostSpec['dataVolumeTemplates']>[number]): Child {
  return {
    kind: 'dataVolumes',
    name: metadata.name,
    labels: metadata.labels ?? {},
    revision: '',
    change: 'patch',
    content: { apiVersion: 'cdi.kubevirt.io/v1beta1', kind: 'DataVolume', spec },
  };
}

/** Plays CDI: a claim of the volume's name and labels, and filled once that is bound. No image is pulled and nothing is written. */
export const imageOperator: SimulatedOperator = {
  apiVersion: 'cdi.kubevirt.io/v1beta1',
  kind: 'DataVolume',
  plural: 'datavolumes',
  answer: (object, { present }) => {
    const { pvc } = (object.spec ?? {}) as VolumeSpec;
    if (pvc === undefined) return { children: [], status: null };
    const claim = claimOf(object, pvc);
    const isBound = presentOf(claim, object, present)?.status?.phase === 'Bound';
    const status = isBound ? { phase: 'Succeeded', progress: '100.0%' } : { phase: 'Pending', progress: 'N/A' };
    return { children: [claim], status: { ...status, claimName: claim.name } };
  },
};

/** Left as it was made: that a claim grows is asked of the claim. */
function claimOf({ metadata }: OperatedObject, pvc: Readonly<Record<string, unknown>>): Child {
  return {
    kind: 'claims',
    name: metadata.name,
    labels: metadata.labels ?? {},
    revision: '',
    change: 'patch',
    content: { spec: pvc },
  };
}
