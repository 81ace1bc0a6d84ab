import type { ApplyResult } from './contract.ts';
import type { CommandLog } from './engine-events.ts';
import { type EngineStack, failureContext } from './engine-stack.ts';
import { preview, shownDiff } from './preview.ts';
import { takeIn } from './refresh.ts';
import { sparing } from './sparing.ts';
import { leavesDoubt, troubleOf } from './trouble.ts';

/**
 * Previews again and applies only the plan that was approved: another hash changes nothing and is a result. The plan
 * file of this second preview binds the update as well, the second wall against a change in between.
 */
export async function apply(engine: EngineStack, expectedHash: string): Promise<ApplyResult> {
  const again = await preview(engine);
  if (again.outcome === 'failed') {
    const { trouble, ms } = again;
    // Nothing was touched; a killed engine is no reason to give up what people approved.
    if (trouble.code === 'CHILD_ENDED') return { outcome: 'unknown', trouble, leftovers: [], ms };
    return { ...again, leftovers: [] };
  }
  engine.events.begin('compare');
  if (again.hash !== expectedHash) return { ...again, outcome: 'plan-changed' };
  return carryOut(engine, again.hash);
}

/** Carries out the plan that `preview` of this same run left in the run's folder. */
export async function carryOut(engine: EngineStack, hash: string): Promise<ApplyResult> {
  const { phase, run } = COMMANDS[engine.spec.verb];
  const log = engine.events.begin(phase);
  try {
    await run(engine);
  } catch (error) {
    return stopped(engine, log, error);
  }
  return {
    outcome: 'done',
    hash,
    diff: shownDiff(engine.spec.verb, log),
    findings: log.findings,
    outputs: log.outputs as Extract<ApplyResult, { outcome: 'done' }>['outputs'],
    counts: log.counts,
    provider: engine.layout.provider,
    ms: engine.events.elapsedMs,
  };
}

const COMMANDS = {
  deploy: { phase: 'update', run: update },
  destroy: { phase: 'destroy', run: destroy },
  refresh: { phase: 'refresh', run: takeIn },
} as const;

async function update({ stack, layout, events, spec }: EngineStack): Promise<void> {
  await stack.up({
    plan: layout.planFile,
    ...(spec.mode === 'revert' ? { refresh: true } : {}),
    policyPacks: [layout.policyPack],
    policyPackConfigs: [layout.policyConfig],
    onEvent: (event) => events.take(event),
  });
}

/**
 * The program runs with the destruction, so that the provider gets today's credential and not the one in the state. `sparing` says
 * what of it stays.
 */
async function destroy({ stack, events, spec }: EngineStack): Promise<void> {
  await stack.destroy({ onEvent: (event) => events.take(event), runProgram: true, ...sparing(spec) });
}

/** The engine stopped: by itself its state is whole and the operation failed; cut off from what it worked on, nobody knows. */
function stopped(engine: EngineStack, log: CommandLog, error: unknown): ApplyResult {
  const trouble = troubleOf({ error, log, ...failureContext(engine) });
  const leftovers = [...log.touched.values()];
  const ms = engine.events.elapsedMs;
  const touched = leftovers.length > 0;
  if ((touched && !log.summarised) || (touched && leavesDoubt(trouble)) || trouble.code === 'CHILD_ENDED')
    return { outcome: 'unknown', trouble, leftovers, ms };
  return { outcome: 'failed', trouble, findings: log.findings, leftovers, ms };
}
