const OWNERSHIP = {
  'zhengyun.cn/managed-by': 'zhengyun',
  'zhengyun.cn/cloud': 'guangzhou',
  'zhengyun.cn/department': 'drug-regulator',
  'zhengyun.cn/system': 'drug-tracing',
  'zhengyun.cn/tenancy': 'zk-000012',
  'zhengyun.cn/mlps-grade': '3',
};
const RESOURCE = { ...OWNERSHIP, 'zhengyun.cn/resource': 'zy-000123' };
const NAMESPACE = 'guangzhou-zk-000012';
const metadata = (name: string) => ({ name, namespace: NAMESPACE, labels: OWNERSHIP });
const charged = (name: string) => ({ name, namespace: NAMESPACE, labels: RESOURCE });
const clusterWide = (name: string) => ({ name, labels: OWNERSHIP });
const RESTRICTED = Object.fromEntries(
  ['enforce', 'audit', 'warn'].flatMap((mode) => [
    [`pod-security.kubernetes.io/${mode}`, 'restricted'],
    [`pod-security.kubernetes.io/${mode}-version`, 'v1.33'],
  ]),
);
const IN_ZONE = { 'zhengyun.cn/cloud': 'guangzhou', 'zhengyun.cn/zone': 'extranet' };

const GOOD_CONTAINER = {
  name: 'web',
  image: 'registry.gov.cn/drug/web:1.0',
  env: [{ name: 'DB_PASSWORD', valueFrom: { secretKeyRef: { name: 'db', key: 'password' } } }],
  resources: { requests: { cpu: '1', memory: '1Gi' }, limits: { cpu: '2', memory: '1Gi' } },
  securityContext: {
    allowPrivilegeEscalation: false,
    readOnlyRootFilesystem: true,
    capabilities: { drop: ['ALL'] },
  },
  ports: [{ containerPort: 8080 }],
  readinessProbe: { httpGet: { path: '/', port: 8080 } },
};
const GOOD_POD = {
  nodeSelector: IN_ZONE,
  priorityClassName: 'zy-guangzhou-container',
  automountServiceAccountToken: false,
  securityContext: { runAsNonRoot: true, runAsUser: 1000, seccompProfile: { type: 'RuntimeDefault' } },
  containers: [GOOD_CONTAINER],
  volumes: [
    { name: 'data', persistentVolumeClaim: { claimName: 'data' } },
    { name: 'scratch', emptyDir: { sizeLimit: '1Gi' } },
  ],
};

/** Objects no policy has anything against; each test breaks one field of one of them. */
export const GOOD_DEPLOYMENT = { metadata: metadata('web'), spec: { replicas: 2, template: { spec: GOOD_POD } } };
export const GOOD_CRON_JOB = {
  metadata: metadata('nightly'),
  spec: {
    schedule: '0 2 * * *',
    concurrencyPolicy: 'Forbid',
    jobTemplate: { spec: { activeDeadlineSeconds: 3600, parallelism: 1, template: { spec: GOOD_POD } } },
  },
};
export const GOOD_STATEFUL_SET = {
  metadata: metadata('queue'),
  spec: {
    replicas: 3,
    template: { spec: GOOD_POD },
    volumeClaimTemplates: [
      {
        metadata: { name: 'data' },
        spec: { storageClassName: 'zy-guangzhou-fast', resources: { requests: { storage: '10Gi' } } },
      },
    ],
  },
};

export const GOOD_NAMESPACE = {
  metadata: {
    name: NAMESPACE,
    labels: { ...OWNERSHIP, ...RESTRICTED, 'zhengyun.cn/zone': 'extranet' },
    annotations: {
      'scheduler.alpha.kubernetes.io/node-selector': 'zhengyun.cn/cloud=guangzhou,zhengyun.cn/zone=extranet',
    },
  },
};
export const GOOD_SERVICE = { metadata: metadata('web'), spec: { type: 'ClusterIP', ports: [{ port: 80 }] } };
export const GOOD_BALANCER = {
  metadata: {
    ...charged('zy-000123'),
    labels: { ...RESOURCE, 'zhengyun.cn/zone': 'extranet', 'zhengyun.cn/address-scope': 'internal' },
  },
  spec: { type: 'LoadBalancer', ports: [{ port: 443 }] },
};
export const GOOD_INGRESS = {
  metadata: metadata('web'),
  spec: { tls: [{ hosts: ['web.gd.gov.cn'], secretName: 'web-tls' }], rules: [{ host: 'web.gd.gov.cn' }] },
};
export const GOOD_ACCOUNT = { metadata: metadata('web'), automountServiceAccountToken: false };
export const GOOD_SECRET = { metadata: metadata('db'), type: 'Opaque' };
export const GOOD_CONFIG_MAP = {
  metadata: metadata('web'),
  data: { LOG_LEVEL: 'info', PASSWORD_FILE: '/run/db/password' },
};
export const GOOD_ROLE = {
  metadata: clusterWide('zy-guangzhou-reader'),
  rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['get', 'list'] }],
};
export const GOOD_BINDING = {
  metadata: metadata('readers'),
  roleRef: { kind: 'ClusterRole', name: 'zy-guangzhou-tenant-view' },
  subjects: [{ kind: 'Group', name: 'drug-regulator/tenants' }],
};
export const GOOD_HOST = {
  metadata: charged('zy-000123-001'),
  spec: {
    template: {
      spec: {
        nodeSelector: IN_ZONE,
        priorityClassName: 'zy-guangzhou-host',
        domain: { resources: { requests: { cpu: '4', memory: '8Gi' }, limits: { cpu: '4', memory: '8Gi' } } },
        volumes: [{ name: 'system', persistentVolumeClaim: { claimName: 'zy-000123-001-system' } }],
      },
    },
  },
};
export const GOOD_CLAIM = {
  metadata: charged('zy-000123-001-system'),
  spec: { storageClassName: 'zy-guangzhou-ordinary', resources: { requests: { storage: '100Gi' } } },
};
export const GOOD_DATABASE = {
  metadata: charged('zy-000124'),
  spec: { instances: 3, storage: { size: '100Gi', storageClass: 'zy-guangzhou-fast' } },
};
export const GOOD_QUOTA = {
  metadata: metadata('zy-ceiling'),
  spec: {
    hard: {
      'requests.cpu': '64',
      'limits.cpu': '64',
      'requests.memory': '256Gi',
      'limits.memory': '256Gi',
      'requests.storage': '10Ti',
      persistentvolumeclaims: '100',
      pods: '2k',
      'services.nodeports': '0',
    },
  },
};
export const GOOD_LIMITS = {
  metadata: metadata('zy-limits'),
  spec: {
    limits: [
      {
        type: 'Container',
        default: { cpu: '500m', memory: '256Mi' },
        defaultRequest: { cpu: '100m', memory: '256Mi' },
      },
      { type: 'PersistentVolumeClaim', min: { storage: '1Gi' }, max: { storage: '64Ti' } },
    ],
  },
};
export const GOOD_DENY = {
  metadata: metadata('zy-default-deny'),
  spec: { podSelector: {}, policyTypes: ['Ingress', 'Egress'] },
};
export const GOOD_DOORS = {
  metadata: metadata('to-name-service'),
  spec: {
    podSelector: {},
    policyTypes: ['Ingress', 'Egress'],
    ingress: [{ from: [{ ipBlock: { cidr: '10.12.0.0/16' } }] }],
    egress: [{ to: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } } }] }],
  },
};
export const GOOD_AUTOSCALER = { metadata: metadata('web'), spec: { minReplicas: 2, maxReplicas: 10 } };
export const GOOD_BUDGET = { metadata: metadata('web'), spec: { maxUnavailable: 1 } };
export const GOOD_STORAGE_CLASS = {
  metadata: clusterWide('zy-guangzhou-fast'),
  provisioner: 'csi',
  reclaimPolicy: 'Delete',
};
export const GOOD_PRIORITY = {
  metadata: clusterWide('zy-guangzhou-host'),
  value: 10_000,
  globalDefault: false,
  preemptionPolicy: 'Never',
};
export const GOOD_WEBHOOK = {
  metadata: clusterWide('zy-guangzhou-stamp'),
  webhooks: [
    { name: 'stamp.zhengyun.cn', clientConfig: { service: { namespace: 'zy-guangzhou-system', name: 'stamp' } } },
  ],
};
export const GOOD_SCHEDULE = {
  metadata: { name: 'zy-000125', namespace: 'velero', labels: RESOURCE },
  spec: { schedule: '0 2 * * *', template: { includedNamespaces: [NAMESPACE], ttl: '720h' } },
};
export const GOOD_LOCATION = {
  metadata: { name: 'default', namespace: 'velero', labels: OWNERSHIP },
  spec: { provider: 'aws', config: { s3Url: 'https://oss.gd.gov.cn' } },
};

/** Every good object with its type, for what must hold over all of them. */
export const GOOD_OBJECTS: readonly (readonly [type: string, content: object])[] = [
  ['apps/v1:Deployment', GOOD_DEPLOYMENT],
  ['apps/v1:StatefulSet', GOOD_STATEFUL_SET],
  ['batch/v1:CronJob', GOOD_CRON_JOB],
  ['core/v1:Namespace', GOOD_NAMESPACE],
  ['core/v1:Service', GOOD_SERVICE],
  ['core/v1:Service', GOOD_BALANCER],
  ['networking.k8s.io/v1:Ingress', GOOD_INGRESS],
  ['core/v1:ServiceAccount', GOOD_ACCOUNT],
  ['core/v1:Secret', GOOD_SECRET],
  ['core/v1:ConfigMap', GOOD_CONFIG_MAP],
  ['rbac.authorization.k8s.io/v1:RoleBinding', GOOD_BINDING],
  ['kubevirt.io/v1:VirtualMachine', GOOD_HOST],
  ['core/v1:PersistentVolumeClaim', GOOD_CLAIM],
  ['postgresql.cnpg.io/v1:Cluster', GOOD_DATABASE],
  ['core/v1:ResourceQuota', GOOD_QUOTA],
  ['core/v1:LimitRange', GOOD_LIMITS],
  ['networking.k8s.io/v1:NetworkPolicy', GOOD_DENY],
  ['networking.k8s.io/v1:NetworkPolicy', GOOD_DOORS],
  ['autoscaling/v2:HorizontalPodAutoscaler', GOOD_AUTOSCALER],
  ['policy/v1:PodDisruptionBudget', GOOD_BUDGET],
  ['velero.io/v1:Schedule', GOOD_SCHEDULE],
  ['velero.io/v1:BackupStorageLocation', GOOD_LOCATION],
];
/** Good objects of a cloud's own stack: a tenancy's makes nothing that belongs to the whole cluster. */
export const GOOD_CLOUD_OBJECTS: readonly (readonly [type: string, content: object])[] = [
  ['rbac.authorization.k8s.io/v1:ClusterRole', GOOD_ROLE],
  ['storage.k8s.io/v1:StorageClass', GOOD_STORAGE_CLASS],
  ['scheduling.k8s.io/v1:PriorityClass', GOOD_PRIORITY],
  ['admissionregistration.k8s.io/v1:ValidatingWebhookConfiguration', GOOD_WEBHOOK],
];
