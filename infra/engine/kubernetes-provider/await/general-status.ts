import { isCustomResourceDefinition, numberAt, valueAt } from '../objects/kubernetes-object.ts';
import type { JsonObject } from '../protocol/property-value.ts';
import { conditionOf, problemOf } from './conditions.ts';
import { READY, rule, type Verdict, waiting } from './verdict.ts';

/**
 * Readiness by what most controllers agree on: the current generation is observed, nothing is Reconciling or Stalled,
 * and Ready (for a definition: Established), where it is reported, is true.
 */
function judgeGeneral(object: JsonObject): Verdict {
  const observed = numberAt(object, 'status', 'observedGeneration');
  const generation = numberAt(object, 'metadata', 'generation') ?? 0;
  if (observed !== undefined && observed < generation) {
    return waiting(`generation is ${generation}, but the controller has observed ${observed}`);
  }
  if (valueAt(object, 'metadata', 'deletionTimestamp') !== undefined) return waiting('the object is being deleted');
  const reconciling = conditionOf(object, 'Reconciling');
  if (reconciling?.isTrue === true) return waiting(problemOf(reconciling));
  const stalled = conditionOf(object, 'Stalled');
  if (stalled?.isTrue === true) return waiting(problemOf(stalled));
  if (isCustomResourceDefinition(object)) {
    return conditionOf(object, 'Established')?.isTrue === true
      ? READY
      : waiting('the definition is not established yet');
  }
  const ready = conditionOf(object, 'Ready');
  return ready === undefined || ready.isTrue ? READY : waiting(problemOf(ready));
}

/** For kinds without a rule of their own, when PULUMI_K8S_AWAIT_ALL asks for it. */
export const generalRule = rule(judgeGeneral, {
  timeoutText: () => 'timed out waiting for the condition',
  judgedOnRead: false,
});
