const OWNERSHIP = {
  'zhengyun.cn/managed-by': 'zhengyun',
  'zhengyun.cn/cloud': 'guangzhou',
  'zhengyun.cn/department': 'drug-regulator',
  'zhengyun.cn/system': 'drug-tracing',
  'zhengyun.cn/tenancy': 'zk-000012',
  'zhengyun.cn/mlps-grade': '3',
};
const metadata = (name: string) => ({ name, namespace: 'guangzhou-zk-000012', labels: OWNERSHIP });
const RESTRICTED = Object.fromEntries(
  ['enforce', 'audit', 'warn'].flatMap((mode) => [
    [`pod-security.kubernetes.io/${mode}`, 'restricted'],
    [`pod-security.kubernetes.io/${mode}-version`, 'v1.33'],
  ]),
);

/** Objects no policy has anything against; each test breaks one field of one of them. */
export const GOOD_DEPLOYMENT = {
  metadata: metadata('web'),
  spec: {
    template: {
      spec: {
        nodeSelector: { 'zhengyun.cn/cloud': 'guangzhou', 'zhengyun.cn/zone': 'extranet' },
        containers: [
          {
            name: 'web',
            image: 'registry.gov.cn/drug/web:1.0',
            resources: { requests: { cpu: '1', memory: '1Gi' }, limits: { cpu: '2', memory: '1Gi' } },
            securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
            ports: [{ containerPort: 8080 }],
          },
        ],
        volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }],
      },
    },
  },
};

export const GOOD_NAMESPACE = { metadata: { name: 'guangzhou-zk-000012', labels: { ...OWNERSHIP, ...RESTRICTED } } };
export const GOOD_SERVICE = { metadata: metadata('web'), spec: { type: 'ClusterIP', ports: [{ port: 80 }] } };
export const GOOD_ACCOUNT = { metadata: metadata('web'), automountServiceAccountToken: false };
export const GOOD_ROLE = {
  metadata: { name: 'zy-guangzhou-reader', labels: OWNERSHIP },
  rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['get', 'list'] }],
};
export const GOOD_BINDING = {
  metadata: metadata('readers'),
  roleRef: { kind: 'ClusterRole', name: 'zy-guangzhou-tenant-view' },
  subjects: [{ kind: 'Group', name: 'drug-regulator/tenants' }],
};
export const GOOD_HOST = {
  metadata: metadata('zy-000123-001'),
  spec: {
    template: {
      spec: {
        nodeSelector: { 'zhengyun.cn/cloud': 'guangzhou', 'zhengyun.cn/zone': 'extranet' },
        domain: { resources: { requests: { cpu: '4', memory: '8Gi' }, limits: { cpu: '4', memory: '8Gi' } } },
        volumes: [{ name: 'system', persistentVolumeClaim: { claimName: 'zy-000123-001-system' } }],
      },
    },
  },
};
export const GOOD_QUOTA = { metadata: metadata('zy-ceiling'), spec: { hard: { pods: '10' } } };
export const GOOD_LIMITS = { metadata: metadata('zy-limits'), spec: { limits: [] } };
export const GOOD_DENY = {
  metadata: metadata('zy-default-deny'),
  spec: { podSelector: {}, policyTypes: ['Ingress', 'Egress'] },
};
