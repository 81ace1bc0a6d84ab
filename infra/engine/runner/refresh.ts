import type { TypedDiff } from '@zhengyun/interface/plan.ts';
import { canonicalRefreshPlan } from './canonical-plan.ts';
import type { CanonicalPlan, RefreshResult } from './contract.ts';
import type { CommandLog, RefreshedStep } from './engine-events.ts';
import { type EngineStack, failureContext } from './engine-stack.ts';
import { troubleOf } from './trouble.ts';
import { typedDiff } from './typed-diff.ts';

/** Reads every object of the stack anew and takes what differs into the state. Changes nothing on the cluster. */
export async function refresh(engine: EngineStack): Promise<RefreshResult> {
  const log = engine.events.begin('refresh');
  try {
    await takeIn(engine);
  } catch (error) {
    const trouble = troubleOf({ error, log, ...failureContext(engine) });
    return { outcome: 'failed', trouble, ms: engine.events.elapsedMs };
  }
  return { outcome: 'refreshed', counts: log.counts, ms: engine.events.elapsedMs };
}

/** The program runs with it, so that the provider gets today's credential and not the one in the state. */
export async function takeIn({ stack, events }: EngineStack): Promise<void> {
  await stack.refresh({ onEvent: (event) => events.take(event), runProgram: true });
}

/** Reads every object and writes nothing: what a refresh would take in is in the command's log. */
export async function look({ stack, events }: EngineStack): Promise<void> {
  await stack.previewRefresh({ onEvent: (event) => events.take(event), runProgram: true });
}

/** What a refresh would take into the state, as a plan: before is what the state says, after what the cluster shows. */
export async function previewRefresh(engine: EngineStack, log: CommandLog): Promise<CanonicalPlan> {
  await look(engine);
  return canonicalRefreshPlan(foundDiff(log));
}

/**
 * The objects of the cluster that are not as the state says. A component is no object, and one whose inputs are all as they were
 * (its status or its version number moved) does not differ.
 */
export function foundSteps(log: CommandLog): RefreshedStep[] {
  return log.found.filter(
    (step) => step.type.startsWith('kubernetes:') && (step.op === 'delete' || typedDiff(step).changes.length > 0),
  );
}

export function foundDiff(log: CommandLog): TypedDiff[] {
  return foundSteps(log).map(typedDiff);
}
