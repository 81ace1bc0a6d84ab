/** A Kubernetes object as far as readiness needs it. */
export interface ClusterObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly uid: string;
    readonly labels?: Readonly<Record<string, string>>;
    readonly generation?: number;
    readonly deletionTimestamp?: string;
    readonly ownerReferences?: readonly { readonly controller?: boolean }[];
  };
  readonly spec?: {
    readonly resources?: {
      readonly requests?: { readonly storage?: string; readonly cpu?: string; readonly memory?: string };
    };
    /** Of a cache: what its members run as. */
    readonly kubernetesConfig?: {
      readonly resources?: { readonly requests?: { readonly cpu?: string; readonly memory?: string } };
    };
    /** Members: of a database, of a cache, of a set of pods. */
    readonly instances?: number;
    readonly clusterSize?: number;
    readonly replicas?: number;
    /** Of a service: how it is reached. */
    readonly type?: string;
    readonly storage?: { readonly size?: string };
    /** Of a host: disks that are made and filled with it. */
    readonly dataVolumeTemplates?: readonly {
      readonly metadata: { readonly name: string };
      readonly spec: { readonly pvc?: { readonly resources?: { readonly requests?: { readonly storage?: string } } } };
    }[];
    /** Of a claim template: what each claim made from it asks for. */
    readonly spec?: {
      readonly devices?: {
        readonly requests?: readonly {
          readonly exactly?: {
            readonly deviceClassName?: string;
            readonly selectors?: readonly { readonly cel?: { readonly expression?: string } }[];
          };
        }[];
      };
    };
    /** Of a host: whether it is to run. */
    readonly runStrategy?: string;
  };
  readonly status?: {
    readonly phase?: string;
    /** Of a volume that is being filled: how far, e.g. `42.0%`. */
    readonly progress?: string;
    readonly capacity?: { readonly storage?: string };
    readonly conditions?: readonly {
      readonly type: string;
      readonly status: string;
      readonly reason?: string;
      readonly message?: string;
    }[];
    readonly observedGeneration?: number;
    readonly printableStatus?: string;
    readonly readyInstances?: number;
    readonly resizingPVC?: readonly string[];
    readonly masterNode?: string;
    readonly loadBalancer?: { readonly ingress?: readonly unknown[] };
    readonly replicas?: number;
    readonly readyReplicas?: number;
    readonly updatedReplicas?: number;
  };
}

/** `ready` as in the inventory: null where the kind has no notion of it. `reason` is empty unless `ready` is false. */
export interface Readiness {
  readonly ready: boolean | null;
  readonly reason: string;
}

export const READY: Readiness = { ready: true, reason: '' };

export function notYet(reason: string): Readiness {
  return { ready: false, reason };
}
