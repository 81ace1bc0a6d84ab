import { numberAt } from '../objects/kubernetes-object.ts';
import { READY, rule, waiting } from './verdict.ts';

/** A ReplicationController is ready when as many pods are available as it asks for. */
export const replicationControllerRule = rule(
  (controller) => {
    const wanted = numberAt(controller, 'spec', 'replicas') ?? 1;
    const available = numberAt(controller, 'status', 'availableReplicas') ?? 0;
    return available >= wanted ? READY : waiting(`${available} out of ${wanted} replicas are available`);
  },
  { timeoutText: (name) => `Timeout occurred polling for '${name}'`, judgedOnRead: false },
);
