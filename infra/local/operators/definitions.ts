/** Label of everything on a local cluster that plays something one machine does not have. */
export const SIMULATED_LABEL = 'zhengyun.cn/simulated';

/** A JSON schema as far as a CustomResourceDefinition takes one. */
type Schema = Readonly<Record<string, unknown>>;

interface OperatorKind {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  readonly plural: string;
  readonly shortNames: readonly string[];
  /** The fields that the platform writes; all others are kept unchecked. */
  readonly spec: Schema;
}

const open = (properties: Schema, required: readonly string[] = []): Schema => ({
  type: 'object',
  'x-kubernetes-preserve-unknown-fields': true,
  properties,
  ...(required.length === 0 ? {} : { required }),
});
const ANYTHING: Schema = { type: 'object', 'x-kubernetes-preserve-unknown-fields': true };
const TEXT: Schema = { type: 'string' };
const QUANTITY: Schema = { 'x-kubernetes-int-or-string': true };
const count = (minimum: number): Schema => ({ type: 'integer', minimum });

/** Kinds of the operators that the catalogue builds on, with the fields the platform writes as their own definitions have them. */
const OPERATOR_KINDS: readonly OperatorKind[] = [
  // What runs of a host; the hosts' own definition comes with a cloud.
  {
    group: 'kubevirt.io',
    version: 'v1',
    kind: 'VirtualMachineInstance',
    plural: 'virtualmachineinstances',
    shortNames: ['vmi', 'vmis'],
    spec: ANYTHING,
  },
  {
    group: 'cdi.kubevirt.io',
    version: 'v1beta1',
    kind: 'DataVolume',
    plural: 'datavolumes',
    shortNames: ['dv', 'dvs'],
    spec: open({
      source: open({ registry: open({ url: TEXT, pullMethod: TEXT }) }),
      priorityClassName: TEXT,
      pvc: open({
        accessModes: { type: 'array', items: TEXT },
        storageClassName: TEXT,
        resources: open({ requests: { type: 'object', additionalProperties: QUANTITY } }),
      }),
    }),
  },
  {
    group: 'postgresql.cnpg.io',
    version: 'v1',
    kind: 'Cluster',
    plural: 'clusters',
    shortNames: [],
    spec: open(
      {
        instances: count(1),
        imageCatalogRef: open({ apiGroup: TEXT, kind: TEXT, name: TEXT, major: count(10) }, ['kind', 'name', 'major']),
        priorityClassName: TEXT,
        storage: open({ storageClass: TEXT, size: TEXT, resizeInUseVolumes: { type: 'boolean' } }),
        resources: ANYTHING,
        inheritedMetadata: ANYTHING,
      },
      ['instances'],
    ),
  },
  {
    group: 'velero.io',
    version: 'v1',
    kind: 'Schedule',
    plural: 'schedules',
    shortNames: [],
    spec: open(
      {
        schedule: TEXT,
        useOwnerReferencesInBackup: { type: 'boolean' },
        template: open({
          includedNamespaces: { type: 'array', items: TEXT },
          includeClusterResources: { type: 'boolean' },
          snapshotVolumes: { type: 'boolean' },
          storageLocation: TEXT,
          ttl: TEXT,
        }),
      },
      ['schedule', 'template'],
    ),
  },
  {
    group: 'objectbucket.io',
    version: 'v1alpha1',
    kind: 'ObjectBucketClaim',
    plural: 'objectbucketclaims',
    shortNames: ['obc', 'obcs'],
    spec: open({
      storageClassName: TEXT,
      bucketName: TEXT,
      generateBucketName: TEXT,
      additionalConfig: { type: 'object', additionalProperties: TEXT },
    }),
  },
  {
    group: 'redis.redis.opstreelabs.in',
    version: 'v1beta2',
    kind: 'RedisReplication',
    plural: 'redisreplications',
    shortNames: [],
    spec: open(
      {
        clusterSize: count(1),
        priorityClassName: TEXT,
        kubernetesConfig: open(
          {
            image: TEXT,
            imagePullPolicy: TEXT,
            resources: open({
              requests: { type: 'object', additionalProperties: QUANTITY },
              limits: { type: 'object', additionalProperties: QUANTITY },
            }),
          },
          ['image'],
        ),
      },
      ['clusterSize', 'kubernetesConfig'],
    ),
  },
];

/** The definitions as the API takes them, labelled as simulated: on a real cluster the operators bring their own. */
export function operatorDefinitions(): readonly object[] {
  return OPERATOR_KINDS.map(({ group, version, kind, plural, shortNames, spec }) => ({
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: `${plural}.${group}`, labels: { [SIMULATED_LABEL]: 'true' } },
    spec: {
      group,
      scope: 'Namespaced',
      names: { kind, listKind: `${kind}List`, plural, singular: kind.toLowerCase(), shortNames },
      versions: [
        {
          name: version,
          served: true,
          storage: true,
          schema: { openAPIV3Schema: { type: 'object', required: ['spec'], properties: { spec, status: ANYTHING } } },
          subresources: { status: {} },
        },
      ],
    },
  }));
}
