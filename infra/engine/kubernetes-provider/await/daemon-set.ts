import { numberAt, textAt } from '../objects/kubernetes-object.ts';
import type { JsonObject } from '../protocol/property-value.ts';
import { isObserved } from './conditions.ts';
import { READY, rule, type Verdict, waiting } from './verdict.ts';

function judgeDaemonSet(set: JsonObject): Verdict {
  const count = (field: string) => numberAt(set, 'status', field) ?? 0;
  const desired = numberAt(set, 'status', 'desiredNumberScheduled');
  if (!isObserved(set) || desired === undefined) return waiting('No .status.desiredNumberScheduled');
  const isOnDelete = textAt(set, 'spec', 'updateStrategy', 'type') === 'OnDelete';
  const stages: [string, string][] = [
    ['currentNumberScheduled', 'Current'],
    ...(isOnDelete ? [] : [['updatedNumberScheduled', 'Updated'] as [string, string]]),
    ['numberAvailable', 'Available'],
    ['numberReady', 'Ready'],
  ];
  for (const [field, label] of stages) {
    if (count(field) < desired) return waiting(`${label}: ${count(field)}/${desired}`);
  }
  return READY;
}

/** A DaemonSet is ready when every node that should run it runs the current version, available and ready. */
export const daemonSetRule = rule(judgeDaemonSet, { timeoutText: () => 'timed out waiting for the condition' });
