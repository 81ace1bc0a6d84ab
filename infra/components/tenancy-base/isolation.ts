type Selector = { matchLabels?: Record<string, string> };
type Peer = { podSelector?: Selector; namespaceSelector?: Selector };
type Port = { protocol: 'TCP' | 'UDP'; port: number };

/** One NetworkPolicy over every pod of the namespace: nothing is allowed but what `ingress` and `egress` list. */
export interface NetworkPolicyPlan {
  readonly part: string;
  readonly name: string;
  readonly rules: {
    policyTypes: ('Ingress' | 'Egress')[];
    ingress?: { from: Peer[] }[];
    egress?: { to: Peer[]; ports?: Port[] }[];
  };
}

/** Cluster DNS by its well-known labels; every distribution keeps `k8s-app: kube-dns` for CoreDNS. */
const CLUSTER_DNS: Peer = {
  namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } },
  podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } },
};
const DNS_PORTS: Port[] = [
  { protocol: 'UDP', port: 53 },
  { protocol: 'TCP', port: 53 },
];
const SAME_NAMESPACE: Peer = { podSelector: {} };

/** Default-deny both ways, then name look-up and the tenancy's own pods among themselves (GB/T 22239-2019 8.1.3.2, 8.2.3.1). */
export function planIsolation(): readonly NetworkPolicyPlan[] {
  return [
    { part: 'default-deny', name: 'zy-default-deny', rules: { policyTypes: ['Ingress', 'Egress'] } },
    {
      part: 'allow-dns',
      name: 'zy-allow-dns',
      rules: { policyTypes: ['Egress'], egress: [{ to: [CLUSTER_DNS], ports: DNS_PORTS }] },
    },
    {
      part: 'allow-within',
      name: 'zy-allow-within-tenancy',
      rules: {
        policyTypes: ['Ingress', 'Egress'],
        ingress: [{ from: [SAME_NAMESPACE] }],
        egress: [{ to: [SAME_NAMESPACE] }],
      },
    },
  ];
}

/** The policy's specification as the cluster keeps it. */
export function isolationSpec({ rules }: NetworkPolicyPlan) {
  return { podSelector: {}, ...rules };
}
