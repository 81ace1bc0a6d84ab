import { kindKey } from '../cluster/objects-api.ts';
import { isOn, SKIP_AWAIT } from '../objects/annotations.ts';
import type { JsonObject } from '../protocol/property-value.ts';
import { daemonSetRule } from './daemon-set.ts';
import { deploymentRule } from './deployment.ts';
import { generalRule } from './general-status.ts';
import { ingressRule } from './ingress.ts';
import { jobRule } from './job.ts';
import { podRule } from './pod.ts';
import { replicationControllerRule } from './replication-controller.ts';
import { resourceQuotaRule } from './resource-quota.ts';
import { secretRule } from './secret.ts';
import { serviceRule } from './service.ts';
import { statefulSetRule } from './stateful-set.ts';
import { volumeClaimRule, volumeRule } from './storage.ts';
import type { AwaitRule } from './verdict.ts';
import { waitForRule } from './wait-for.ts';

/** Kinds that are waited for by themselves. Whatever is not here is done as soon as the server has stored it. */
const RULES: Record<string, AwaitRule> = {
  'apps/v1/DaemonSet': daemonSetRule,
  'apps/v1/Deployment': deploymentRule,
  'apps/v1/StatefulSet': statefulSetRule,
  'batch/v1/Job': jobRule,
  'networking.k8s.io/v1/Ingress': ingressRule,
  'v1/PersistentVolume': volumeRule,
  'v1/PersistentVolumeClaim': volumeClaimRule,
  'v1/Pod': podRule,
  'v1/ReplicationController': replicationControllerRule,
  'v1/ResourceQuota': resourceQuotaRule,
  'v1/Secret': secretRule,
  'v1/Service': serviceRule,
};

/**
 * How to wait for an object: not at all (skipAwait), as the program says (waitFor), as its kind demands, or by the
 * general rules when all kinds are to be waited for.
 * @throws on a waitFor annotation that cannot be read
 */
export function ruleFor(object: JsonObject, awaitAll: boolean): AwaitRule | undefined {
  if (isOn(object, SKIP_AWAIT)) return undefined;
  return waitForRule(object) ?? RULES[kindKey(object)] ?? (awaitAll ? generalRule : undefined);
}

/** How a refresh judges an object, if at all. */
export function readRuleFor(object: JsonObject): AwaitRule | undefined {
  const own = isOn(object, SKIP_AWAIT) ? undefined : RULES[kindKey(object)];
  return own?.judgedOnRead === true ? own : undefined;
}
