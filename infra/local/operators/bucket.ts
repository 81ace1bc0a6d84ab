import type { Child, OperatedObject } from './children.ts';
import { presentOf } from './children.ts';
import type { SimulatedOperator } from './simulated-operator.ts';

/** Class of the simulated buckets; claims of any other are left to whoever serves it. */
export const BUCKET_CLASS = 'simulated-buckets';

interface BucketSpec {
  readonly storageClassName?: string;
  readonly bucketName?: string;
}

/** Plays the bucket provisioner of an object store: a ConfigMap with the address, a Secret with the keys, and only then Bound. */
export const bucketOperator: SimulatedOperator = {
  apiVersion: 'objectbucket.io/v1alpha1',
  kind: 'ObjectBucketClaim',
  plural: 'objectbucketclaims',
  answer: (object, { present, password }) => {
    const { storageClassName, bucketName } = (object.spec ?? {}) as BucketSpec;
    if (storageClassName !== BUCKET_CLASS) return { children: [], status: null };
    const children = [addressOf(object, bucketName ?? object.metadata.name), keysOf(object, password)];
    const made = children.every((child) => presentOf(child, object, present) !== undefined);
    return { children, status: { phase: made ? 'Bound' : 'Pending' } };
  },
};

function addressOf(object: OperatedObject, bucket: string): Child {
  return {
    ...named(object),
    kind: 'configMaps',
    content: {
      data: {
        BUCKET_HOST: 'simulated-buckets.rook-ceph.svc',
        BUCKET_PORT: '80',
        BUCKET_NAME: bucket,
        BUCKET_REGION: '',
        BUCKET_SUBREGION: '',
      },
    },
  };
}

function keysOf(object: OperatedObject, password: string): Child {
  const stringData = { AWS_ACCESS_KEY_ID: object.metadata.uid, AWS_SECRET_ACCESS_KEY: password };
  return { ...named(object), kind: 'secrets', content: { type: 'Opaque', stringData } };
}

const named = ({ metadata }: OperatedObject) =>
  ({ name: metadata.name, labels: metadata.labels ?? {}, revision: '', change: 'patch' }) as const;
