import { ruleFor } from '../await/rules.ts';
import { untilReady } from '../await/until-ready.ts';
import type { Cluster, ProviderContext } from '../configuration/provider-context.ts';
import { askedTimeoutSeconds } from '../objects/annotations.ts';
import type { JsonObject } from '../protocol/property-value.ts';

export interface ReadyRequest {
  urn: string;
  inputs: JsonObject;
  live: JsonObject;
  /** From customTimeouts, 0 when the program asks for none. */
  timeoutSeconds: number;
}

/**
 * Waits for a stored object by the rule of its kind. A limit that the program asks for holds for every kind.
 * @throws {NotReadyError} when it does not become ready
 */
export async function awaitReady(
  context: ProviderContext,
  cluster: Cluster,
  request: ReadyRequest,
): Promise<JsonObject> {
  const { urn, inputs, live } = request;
  const rule = ruleFor(inputs, context.awaitAll);
  if (rule === undefined) return live;
  const ready = await untilReady({
    objects: cluster.objects,
    rule,
    live,
    timeoutSeconds: askedTimeoutSeconds(request.timeoutSeconds, inputs) ?? rule.limitSeconds,
    signal: context.signal,
    onProgress: (problem) => context.log.status(urn, problem),
  });
  context.log.status(urn, '');
  return ready;
}
