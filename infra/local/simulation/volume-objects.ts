/** Provisioner of the simulated storage classes. */
export const SIMULATED_PROVISIONER = 'local.zhengyun.cn/simulated';

/** Parts of the Kubernetes objects that the provisioner reads (storage.k8s.io/v1, core/v1). */
export interface StorageClass {
  readonly metadata: { readonly name: string; readonly uid: string };
  readonly provisioner: string;
  readonly reclaimPolicy?: 'Delete' | 'Retain';
  readonly mountOptions?: readonly string[];
}

export interface Claim {
  readonly metadata: {
    readonly name: string;
    readonly namespace: string;
    readonly uid: string;
    readonly resourceVersion: string;
    readonly deletionTimestamp?: string;
  };
  readonly spec: {
    readonly storageClassName?: string;
    readonly volumeName?: string;
    readonly volumeMode?: string;
    readonly accessModes: readonly string[];
    readonly resources: { readonly requests: { readonly storage: string } };
  };
  readonly status?: { readonly phase?: string; readonly capacity?: { readonly storage?: string } };
}

export interface Volume {
  readonly metadata: {
    readonly name: string;
    readonly uid: string;
    readonly annotations?: Readonly<Record<string, string>>;
    readonly deletionTimestamp?: string;
  };
  readonly spec: {
    readonly capacity: { readonly storage: string };
    readonly persistentVolumeReclaimPolicy: 'Delete' | 'Retain' | 'Recycle';
    readonly claimRef?: { readonly uid?: string };
  };
  readonly status?: { readonly phase?: string };
}
