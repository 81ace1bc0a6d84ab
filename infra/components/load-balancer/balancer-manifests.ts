import { PRIVATE_NETWORKS } from '../manifest/private-networks.ts';
import type { LoadBalancerPlan } from './plan.ts';

const EVERYBODY = ['0.0.0.0/0', '::/0'] as const;

const metadataOf = (plan: LoadBalancerPlan, name: string) => ({
  name,
  namespace: plan.namespace,
  labels: { ...plan.labels },
});

/** The Service. It opens no port on the nodes: those belong to every tenancy alike, and its quota of them is zero. */
export function balancerService(plan: LoadBalancerPlan) {
  return {
    metadata: metadataOf(plan, plan.resource),
    spec: {
      type: 'LoadBalancer',
      ...(plan.className === null ? {} : { loadBalancerClass: plan.className }),
      allocateLoadBalancerNodePorts: false,
      selector: { ...plan.behind },
      // An apply knows a port by its number: under one name, the old and the new number of a listener would be a duplicate.
      ports: plan.listeners.map(({ name, protocol, port, targetPort }) => ({
        name: `${name}-${port}`,
        protocol,
        port,
        targetPort,
      })),
    },
  };
}

/** Lets connections in to what stands behind, on its own ports only: from everybody, or from the government's networks. */
export function balancerDoor(plan: LoadBalancerPlan) {
  const from = (plan.scope === 'public' ? EVERYBODY : PRIVATE_NETWORKS).map((cidr) => ({ ipBlock: { cidr } }));
  const ports = plan.listeners.map(({ protocol, targetPort }) => ({ protocol, port: targetPort }));
  return {
    metadata: metadataOf(plan, plan.door),
    spec: { podSelector: { matchLabels: { ...plan.behind } }, policyTypes: ['Ingress'], ingress: [{ from, ports }] },
  };
}
