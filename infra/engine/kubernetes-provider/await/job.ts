import { textAt } from '../objects/kubernetes-object.ts';
import type { JsonObject } from '../protocol/property-value.ts';
import { conditionOf, problemOf } from './conditions.ts';
import { problemsOfPods } from './pod.ts';
import { type AwaitSetup, READY, rule, type Verdict } from './verdict.ts';

const FATAL_REASONS = ['BackoffLimitExceeded', 'DeadlineExceeded'];

function judgeJob(job: JsonObject, { objects }: AwaitSetup): Verdict {
  const failed = conditionOf(job, 'Failed');
  if (failed?.isTrue === true && FATAL_REASONS.includes(failed.reason)) {
    return { state: 'failed', problems: [problemOf(failed)] };
  }
  if (textAt(job, 'status', 'startTime') !== '' && conditionOf(job, 'Complete')?.isTrue === true) return READY;
  return { state: 'waiting', problems: [], findMore: () => problemsOfPods(job, objects) };
}

/** A Job is ready when it has completed; one that has run out of tries or of time has failed for good. */
export const jobRule = rule(judgeJob);
