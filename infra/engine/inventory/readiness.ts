/** A Kubernetes object as far as readiness needs it. */
export interface ClusterObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly uid: string;
    readonly generation?: number;
    readonly deletionTimestamp?: string;
  };
  readonly spec?: { readonly resources?: { readonly requests?: { readonly storage?: string } } };
  readonly status?: {
    readonly phase?: string;
    readonly capacity?: { readonly storage?: string };
    readonly conditions?: readonly {
      readonly type: string;
      readonly status: string;
      readonly reason?: string;
      readonly message?: string;
    }[];
    readonly observedGeneration?: number;
    readonly printableStatus?: string;
  };
}

/** `ready` as in the inventory: null where the kind has no notion of it. `reason` is empty unless `ready` is false. */
export interface Readiness {
  readonly ready: boolean | null;
  readonly reason: string;
}

const READY: Readiness = { ready: true, reason: '' };
const notYet = (reason: string): Readiness => ({ ready: false, reason });

/**
 * The platform's own word on whether an object can be used: a volume is Bound with all the space it asked for, a host is
 * Ready as it is asked for now, a namespace is Active. An object that is being deleted is never ready, nor is one whose status
 * still speaks of an earlier generation, or a host that runs its old size until it is restarted.
 */
export function readinessOf(object: ClusterObject): Readiness {
  if (object.metadata.deletionTimestamp) return notYet(`being deleted since ${object.metadata.deletionTimestamp}`);
  switch (object.kind) {
    case 'PersistentVolumeClaim':
      return claimReadiness(object);
    case 'VirtualMachine':
      return conditionReadiness(object, 'Ready');
    case 'Deployment':
      return conditionReadiness(object, 'Available');
    case 'CustomResourceDefinition':
      return conditionReadiness(object, 'Established');
    case 'Namespace':
      return object.status?.phase === 'Active' ? READY : notYet(`phase ${object.status?.phase ?? 'unknown'}`);
    default:
      return { ready: null, reason: '' };
  }
}

function claimReadiness(object: ClusterObject): Readiness {
  if (object.status?.phase !== 'Bound')
    return notYet(`volume claim is ${object.status?.phase ?? 'without phase'}, not Bound`);
  const wanted = bytesOf(object.spec?.resources?.requests?.storage);
  const given = bytesOf(object.status.capacity?.storage);
  if (wanted !== null && (given === null || given < wanted)) {
    return notYet(`has ${object.status.capacity?.storage ?? 'no'} of ${object.spec?.resources?.requests?.storage} yet`);
  }
  return READY;
}

function conditionReadiness(object: ClusterObject, type: string): Readiness {
  const { generation } = object.metadata;
  const observed = object.status?.observedGeneration;
  if (generation !== undefined && observed !== undefined && observed < generation)
    return notYet(`status is of generation ${observed}, and ${generation} is asked for`);
  const conditionOf = (wanted: string) => object.status?.conditions?.find((candidate) => candidate.type === wanted);
  const restart = conditionOf('RestartRequired');
  if (restart?.status === 'True') {
    return notYet(['RestartRequired', restart.reason, restart.message].filter(Boolean).join(': '));
  }
  const condition = conditionOf(type);
  if (condition?.status === 'True') return READY;
  const words = [object.status?.printableStatus, condition?.reason, condition?.message].filter(Boolean).join(': ');
  return notYet(words === '' ? `no condition ${type} yet` : words);
}

const SUFFIXES: Readonly<Record<string, bigint>> = {
  '': 1n,
  k: 1_000n,
  M: 1_000n ** 2n,
  G: 1_000n ** 3n,
  T: 1_000n ** 4n,
  P: 1_000n ** 5n,
  Ki: 1_024n,
  Mi: 1_024n ** 2n,
  Gi: 1_024n ** 3n,
  Ti: 1_024n ** 4n,
  Pi: 1_024n ** 5n,
};

/** Bytes of a Kubernetes quantity with a whole number, or null where it is absent or of another form. */
function bytesOf(quantity: string | undefined): bigint | null {
  const [, digits, suffix] = /^(\d+)([A-Za-z]*)$/.exec(quantity ?? '') ?? [];
  const factor = SUFFIXES[suffix ?? ''];
  return digits === undefined || factor === undefined ? null : BigInt(digits) * factor;
}
