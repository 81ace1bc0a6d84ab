import { listAt, numberAt, textAt } from '../objects/kubernetes-object.ts';
import type { JsonObject } from '../protocol/property-value.ts';

export interface Condition {
  isTrue: boolean;
  status: string;
  reason: string;
  message: string;
}

/** The condition of a type in `status.conditions`, or undefined. */
export function conditionOf(object: JsonObject, type: string): Condition | undefined {
  const condition = listAt(object, 'status', 'conditions').find((candidate) => candidate.type === type);
  if (condition === undefined) return undefined;
  const status = textAt(condition, 'status');
  return {
    isTrue: status === 'True',
    status,
    reason: textAt(condition, 'reason'),
    message: textAt(condition, 'message'),
  };
}

/** `[Reason] message` of a condition, or '' when either is missing. */
export function problemOf(condition: Condition | undefined): string {
  if (condition === undefined || condition.reason === '' || condition.message === '') return '';
  return `[${condition.reason}] ${condition.message}`;
}

/** Whether the controller has seen the object as it is now; what its status says before is about an older one. */
export function isObserved(object: JsonObject): boolean {
  return (numberAt(object, 'status', 'observedGeneration') ?? -1) >= (numberAt(object, 'metadata', 'generation') ?? 0);
}

/** Whether an object names another one as its owner. */
export function isOwnedBy(object: JsonObject, owner: JsonObject): boolean {
  const uid = textAt(owner, 'metadata', 'uid');
  return uid !== '' && listAt(object, 'metadata', 'ownerReferences').some((reference) => reference.uid === uid);
}
