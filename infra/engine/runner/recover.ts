import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { adoptStrays } from './adopt-strays.ts';
import { carryOut } from './apply.ts';
import type { ApplyResult, CanonicalPlan, PreviewResult } from './contract.ts';
import { type EngineStack, failureContext } from './engine-stack.ts';
import { unexplained } from './explained-by.ts';
import { type StateDeployment, withPendingCreates } from './pending-create.ts';
import { preview } from './preview.ts';
import { troubleOf } from './trouble.ts';

interface Recovery {
  readonly approved: CanonicalPlan;
  /** false: a person wants the run to end. */
  readonly finish?: boolean | undefined;
}

/**
 * Brings a stack whose writer was cut off back to a known state and finishes what was approved: take the dead writer's
 * lock away, keep a copy of the state, read the truth from the cluster (objects that were made and exist are taken in, also
 * where the state had not heard of them; the others are forgotten), preview. An empty preview is done; one that is part of `approved` is carried out; any other
 * is left for a person. Where the run was to end, what it had done is named and nothing more is carried out. The caller holds the lease and has cut the old writer's connections.
 */
export async function recover(engine: EngineStack, { approved, finish = true }: Recovery): Promise<ApplyResult> {
  const log = engine.events.begin('recover');
  let left: PreviewResult;
  try {
    await engine.commandLine.run(['cancel', '--yes', '--stack', engine.spec.stack], engine.layout.workDir);
    await repairState(engine);
    await readAnew(engine);
    left = await preview(engine);
    if (left.outcome === 'previewed' && (await adoptStrays(engine))) {
      await readAnew(engine);
      left = await preview(engine);
    }
  } catch (error) {
    const trouble = troubleOf({ error, log, ...failureContext(engine) });
    return { outcome: 'unknown', trouble, leftovers: [], ms: engine.events.elapsedMs };
  }
  if (left.outcome === 'failed') return { outcome: 'unknown', trouble: left.trouble, leftovers: [], ms: left.ms };
  if (!finish) return ended(engine, { approved, left: left.canonicalPlan });
  const strangers = unexplained(left.canonicalPlan, approved);
  if (strangers.length === 0) return carryOut(engine, left.hash);
  const message = `after the cut the stack would change what nobody approved: ${strangers.slice(0, 10).join(', ')}; compare the backup in ${engine.spec.backupDir} with the cluster and decide by hand`;
  return {
    outcome: 'unknown',
    trouble: { code: 'RECOVERY_UNEXPLAINED', message },
    leftovers: [],
    ms: engine.events.elapsedMs,
  };
}

/** Reads every object of the state from the cluster. */
async function readAnew({ stack, events }: EngineStack): Promise<void> {
  await stack.refresh({ clearPendingCreates: true, runProgram: true, onEvent: (event) => events.take(event) });
}

/** The run was to end: its state is whole, and what it did of the plan is what is not left of it. */
function ended(
  engine: EngineStack,
  { approved, left }: { readonly approved: CanonicalPlan; readonly left: CanonicalPlan },
): ApplyResult {
  const open = new Set(changedBy(left).map(({ urn }) => urn));
  const leftovers = changedBy(approved).filter(({ urn }) => !open.has(urn));
  return {
    outcome: 'failed',
    trouble: {
      code: 'CANCELLED',
      message: 'the operation was cancelled and its writer cut off; its state was read anew',
    },
    findings: [],
    leftovers: leftovers.map(({ urn, op }) => ({ urn, op, state: 'done' })),
    ms: engine.events.elapsedMs,
  };
}

/** Objects that a plan changes, with the first of its steps; components and providers are no objects. */
function changedBy(plan: CanonicalPlan): { urn: string; op: string }[] {
  return plan.resources.flatMap(({ urn, steps }) => {
    const [op] = (Array.isArray(steps) ? steps.map(String) : []).filter((step) => step !== 'same');
    return op && String(urn).includes('kubernetes:') ? [{ urn: String(urn), op }] : [];
  });
}

/** Keeps the state as found in the backup folder (secrets stay sealed), and enters what was being created when it was cut. */
async function repairState({ stack, spec }: EngineStack): Promise<void> {
  const state = await stack.exportStack();
  await mkdir(spec.backupDir, { recursive: true, mode: 0o700 });
  const file = join(spec.backupDir, `${spec.stack}-${spec.operationId}-${Date.now()}.json`);
  await writeFile(file, JSON.stringify(state), { mode: 0o600 });
  const deployment = state.deployment as StateDeployment;
  if (!deployment.pending_operations?.length) return;
  await stack.importStack({ ...state, deployment: withPendingCreates(deployment) });
}
