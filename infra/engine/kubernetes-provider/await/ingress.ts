import { listAt, nameOf, namespaceOf, textAt } from '../objects/kubernetes-object.ts';
import type { JsonObject } from '../protocol/property-value.ts';
import { type Awaiter, type AwaitRule, type AwaitSetup, READY, rule, type Verdict, waiting } from './verdict.ts';

/** How long a path's service may stay without endpoints before the path is taken to lead nowhere for now. */
const SETTLE_MS = 60_000;
const NO_ADDRESS =
  'Ingress .status.loadBalancer field was not updated with a hostname/IP address. ' +
  '\n    for more information about this error, see https://pulumi.io/xdv72s';

function serviceNames(ingress: JsonObject): string[] {
  return listAt(ingress, 'spec', 'rules')
    .flatMap((item) => listAt(item, 'http', 'paths'))
    .map((path) => textAt(path, 'backend', 'service', 'name'))
    .filter((name) => name !== '');
}

class IngressAwaiter implements Awaiter {
  readonly #setup: AwaitSetup;
  readonly #startedAt: number;

  constructor(setup: AwaitSetup) {
    this.#setup = setup;
    this.#startedAt = setup.now();
  }

  async judge(ingress: JsonObject): Promise<Verdict> {
    const hasAddress = listAt(ingress, 'status', 'loadBalancer', 'ingress').length > 0;
    const missing = hasAddress && !this.#isSettled() ? await this.#withoutEndpoints(ingress) : [];
    if (hasAddress && missing.length === 0) return READY;
    return waiting(
      ...(hasAddress ? [] : [NO_ADDRESS]),
      ...missing.map((name) => `No matching service found for ingress rule: ${name}`),
    );
  }

  #isSettled(): boolean {
    return this.#setup.once || this.#setup.now() - this.#startedAt >= SETTLE_MS;
  }

  async #withoutEndpoints(ingress: JsonObject): Promise<string[]> {
    const { objects } = this.#setup;
    const namespace = namespaceOf(ingress);
    const [endpoints, services] = await Promise.all([
      objects.list({ group: '', version: 'v1', kind: 'Endpoints' }, namespace).catch(() => []),
      objects.list({ group: '', version: 'v1', kind: 'Service' }, namespace).catch(() => []),
    ]);
    const known = new Set(endpoints.map(nameOf));
    const external = services.filter((service) => textAt(service, 'spec', 'type') === 'ExternalName').map(nameOf);
    return serviceNames(ingress).filter((name) => !known.has(name) && !external.includes(name));
  }
}

/** An Ingress is ready when it has an address and each of its paths leads to a service with endpoints, or a minute has passed. */
export const ingressRule: AwaitRule = {
  ...rule(() => READY),
  start: (setup) => new IngressAwaiter(setup),
};
