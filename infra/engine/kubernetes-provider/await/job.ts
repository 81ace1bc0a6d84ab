import { namespaceOf, textAt } from '../objects/kubernetes-object.ts';
import type { JsonObject } from '../protocol/property-value.ts';
import { conditionOf, isOwnedBy, problemOf } from './conditions.ts';
import { podProblems } from './pod.ts';
import { type AwaitSetup, READY, rule, type Verdict, waiting } from './verdict.ts';

const FATAL_REASONS = ['BackoffLimitExceeded', 'DeadlineExceeded'];

async function judgeJob(job: JsonObject, { objects }: AwaitSetup): Promise<Verdict> {
  const failed = conditionOf(job, 'Failed');
  if (failed?.isTrue === true && FATAL_REASONS.includes(failed.reason)) {
    return { state: 'failed', problems: [problemOf(failed)] };
  }
  if (textAt(job, 'status', 'startTime') !== '' && conditionOf(job, 'Complete')?.isTrue === true) return READY;
  const pods = await objects.list({ group: '', version: 'v1', kind: 'Pod' }, namespaceOf(job)).catch(() => []);
  return waiting(...new Set(pods.filter((pod) => isOwnedBy(pod, job)).flatMap(podProblems)));
}

/** A Job is ready when it has completed; one that has run out of tries or of time has failed for good. */
export const jobRule = rule(judgeJob);
