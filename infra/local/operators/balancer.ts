import { createHash } from 'node:crypto';
import type { SimulatedOperator } from './simulated-operator.ts';

/** Networks for measurements between networks (RFC 2544): nobody's, so no simulated address is ever somebody's. */
const INTERNAL = '198.18';
const PUBLIC = '198.19';

/** Plays the controller that gives load balancers their addresses, unless they ask for another's class: always the same one to the same service. */
export const balancerOperator: SimulatedOperator = {
  apiVersion: 'v1',
  kind: 'Service',
  plural: 'services',
  answer: ({ metadata, spec }) => {
    if (spec?.type !== 'LoadBalancer' || spec.loadBalancerClass !== undefined) return { children: [], status: null };
    const network = metadata.labels?.['zhengyun.cn/address-scope'] === 'public' ? PUBLIC : INTERNAL;
    const [third = 0, fourth = 0] = createHash('sha256').update(metadata.uid).digest();
    return {
      children: [],
      status: { loadBalancer: { ingress: [{ ip: `${network}.${third}.${fourth}`, ipMode: 'VIP' }] } },
    };
  },
};
