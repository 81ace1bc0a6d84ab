import { readFile } from 'node:fs/promises';
import type { TypedDiff } from '@zhengyun/interface/plan.ts';
import { canonicalDestroyPlan, canonicalPlan, type EnginePlan, planHash } from './canonical-plan.ts';
import type { CanonicalPlan, PreviewResult } from './contract.ts';
import type { CommandLog } from './engine-events.ts';
import { type EngineStack, failureContext } from './engine-stack.ts';
import { modeTrouble } from './mode-trouble.ts';
import { secretDigests } from './plan-secrets.ts';
import { foundDiff, previewRefresh } from './refresh.ts';
import { sparing } from './sparing.ts';
import { troubleOf } from './trouble.ts';

/** Previews the spec's verb. Never rejects for what the engine or a policy refuses: that is a result. */
export async function preview(engine: EngineStack): Promise<PreviewResult> {
  const log = engine.events.begin('preview');
  try {
    const plan = await previewVerb(engine, log);
    const diff = shownDiff(engine.spec.verb, log);
    const trouble = modeTrouble(engine.spec.mode, { diff, log });
    if (trouble) return { outcome: 'failed', trouble, findings: log.findings, ms: engine.events.elapsedMs };
    return {
      outcome: 'previewed',
      canonicalPlan: plan,
      hash: planHash(plan),
      diff,
      findings: log.findings,
      provider: engine.layout.provider,
      ms: engine.events.elapsedMs,
    };
  } catch (error) {
    const trouble = troubleOf({ error, log, ...failureContext(engine) });
    return { outcome: 'failed', trouble, findings: log.findings, ms: engine.events.elapsedMs };
  }
}

/** A destruction runs the program for its credentials only: that part of the diff says nothing. */
export function shownDiff(verb: EngineStack['spec']['verb'], log: CommandLog): TypedDiff[] {
  if (verb === 'refresh') return foundDiff(log);
  return verb === 'deploy' ? log.diff : log.diff.filter((diff) => diff.op === 'delete');
}

async function previewVerb(engine: EngineStack, log: CommandLog): Promise<CanonicalPlan> {
  const { verb, mode } = engine.spec;
  if (verb === 'destroy') return previewDestroy(engine, log);
  if (verb === 'deploy') return previewDeploy(engine);
  const found = await previewRefresh(engine, log);
  // Another provider may read the same and still want to write otherwise: the program's own plan must be empty too.
  if (mode === 'provider-change') await previewDeploy(engine);
  return found;
}

async function previewDeploy(engine: EngineStack): Promise<CanonicalPlan> {
  const { stack, layout, spec, events } = engine;
  await stack.preview({
    plan: layout.planFile,
    ...(spec.mode === 'revert' ? { refresh: true } : {}),
    policyPacks: [layout.policyPack],
    policyPackConfigs: [layout.policyConfig],
    onEvent: (event) => events.take(event),
  });
  const plan = JSON.parse(await readFile(layout.planFile, 'utf8')) as EnginePlan;
  return canonicalPlan(plan, secretDigests(spec.passphrase, layout.key));
}

async function previewDestroy({ stack, events, spec }: EngineStack, log: CommandLog): Promise<CanonicalPlan> {
  await stack.previewDestroy({ onEvent: (event) => events.take(event), runProgram: true, ...sparing(spec) });
  return canonicalDestroyPlan(log.deletions);
}
