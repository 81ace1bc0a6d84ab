import type { Labels } from '../manifest/labels.ts';
import type { PlannedObject } from '../manifest/planned-object.ts';
import { PRIVATE_NETWORKS } from '../manifest/private-networks.ts';

type Port = { readonly protocol: 'TCP'; readonly port: number };

const API_PORTS: readonly Port[] = [443, 6443].map((port) => ({ protocol: 'TCP', port }));

/** What a tenancy's closed network lets through so that an operator can run its pods there. */
export interface OperatorAccessPlan {
  readonly name: string;
  readonly namespace: string;
  readonly labels: Labels;
  /** Which pods it is for. */
  readonly pods: Labels;
  readonly operatorNamespace: string;
  readonly ports: readonly Port[];
  /** Whether the pods themselves speak to the cluster's API, as CloudNativePG's do. */
  readonly reachesApi: boolean;
}

export function operatorAccessObject({ namespace, name, labels }: OperatorAccessPlan): PlannedObject {
  return { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', namespace, name, labels };
}

/** The NetworkPolicy of a plan: in from the operator's namespace to its ports, out to the API where the pods need it. */
export function operatorAccessPolicy(plan: OperatorAccessPlan) {
  const operator = { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': plan.operatorNamespace } } };
  const apiServers = PRIVATE_NETWORKS.map((cidr) => ({ ipBlock: { cidr } }));
  return {
    metadata: { name: plan.name, namespace: plan.namespace, labels: { ...plan.labels } },
    spec: {
      podSelector: { matchLabels: { ...plan.pods } },
      policyTypes: plan.reachesApi ? ['Ingress', 'Egress'] : ['Ingress'],
      ingress: [{ from: [operator], ports: plan.ports.map((port) => ({ ...port })) }],
      ...(plan.reachesApi ? { egress: [{ to: apiServers, ports: API_PORTS.map((port) => ({ ...port })) }] } : {}),
    },
  };
}
