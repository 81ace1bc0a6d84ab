import { listAt, mapAt, nameOf, namespaceOf, textAt } from '../objects/kubernetes-object.ts';
import type { JsonObject } from '../protocol/property-value.ts';
import { type Awaiter, type AwaitRule, type AwaitSetup, READY, rule, type Verdict, waiting } from './verdict.ts';

/** Endpoints count as settled when they have not changed for so long. */
const SETTLE_MS = 10_000;
const NO_PODS =
  'Service does not target any Pods. Selected Pods may not be ready, or ' +
  "field '.spec.selector' may not match labels on any Pods";
const NO_ADDRESS = 'Service was not allocated an IP address; does your cloud provider support this?';

function hasAddress(service: JsonObject): boolean {
  return (
    textAt(service, 'spec', 'type') !== 'LoadBalancer' ||
    listAt(service, 'status', 'loadBalancer', 'ingress').length > 0
  );
}

/** Headless, external and hand-fed services have no endpoints to wait for. */
function waitsForPods(service: JsonObject): boolean {
  return (
    textAt(service, 'spec', 'type') !== 'ExternalName' &&
    textAt(service, 'spec', 'clusterIP') !== 'None' &&
    Object.keys(mapAt(service, 'spec', 'selector')).length > 0
  );
}

class ServiceAwaiter implements Awaiter {
  readonly #setup: AwaitSetup;
  #version: string | undefined;
  #changedAt = 0;

  constructor(setup: AwaitSetup) {
    this.#setup = setup;
  }

  async judge(service: JsonObject): Promise<Verdict> {
    const addressed = hasAddress(service);
    if (!waitsForPods(service)) return addressed ? READY : waiting(NO_ADDRESS);
    const gvk = { group: '', version: 'v1', kind: 'Endpoints' };
    const reference = { gvk, namespace: namespaceOf(service), name: nameOf(service) };
    const endpoints = await this.#setup.objects.get(reference).catch(() => undefined);
    const subsets = endpoints === undefined ? [] : listAt(endpoints, 'subsets');
    const isPending = subsets.some((subset) => listAt(subset, 'notReadyAddresses').length > 0);
    if (addressed && this.#isSettled(endpoints) && !isPending) return READY;
    const hasReady = subsets.some((subset) => listAt(subset, 'addresses').length > 0);
    return waiting(...(hasReady ? [] : [NO_PODS]), ...(addressed ? [] : [NO_ADDRESS]));
  }

  #isSettled(endpoints: JsonObject | undefined): boolean {
    if (this.#setup.once) return true;
    if (endpoints === undefined) return false;
    const version = textAt(endpoints, 'metadata', 'resourceVersion');
    if (version !== this.#version) {
      this.#version = version;
      this.#changedAt = this.#setup.now();
    }
    return this.#setup.now() - this.#changedAt >= SETTLE_MS;
  }
}

/**
 * A Service is ready when its endpoints have not changed for ten seconds and none of them is unready (none at all is
 * fine), and a LoadBalancer has its address.
 */
export const serviceRule: AwaitRule = {
  ...rule(() => READY),
  start: (setup) => new ServiceAwaiter(setup),
};
