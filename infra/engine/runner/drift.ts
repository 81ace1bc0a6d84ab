import type { DriftedObject } from '@zhengyun/interface/drift.ts';
import type { DriftResult } from './contract.ts';
import type { RefreshedStep } from './engine-events.ts';
import { type EngineStack, failureContext } from './engine-stack.ts';
import { type ManagedFieldsEntry, strangersOf, writersOf } from './field-writers.ts';
import { foundSteps, look } from './refresh.ts';
import { troubleOf } from './trouble.ts';
import { typedDiff } from './typed-diff.ts';

/** Looks whether every object of the stack is as its state says. Writes nothing, neither to the state nor to the cluster. */
export async function checkDrift(engine: EngineStack): Promise<DriftResult> {
  const log = engine.events.begin('refresh');
  try {
    await look(engine);
  } catch (error) {
    const trouble = troubleOf({ error, log, ...failureContext(engine) });
    return { outcome: 'failed', trouble, ms: engine.events.elapsedMs };
  }
  // The engine tells them as its parallel steps end; what was found must read the same however often one looks.
  const objects = foundSteps(log)
    .map(driftedObject)
    .toSorted((a, b) => (a.urn < b.urn ? -1 : 1));
  return { outcome: 'checked', objects, ms: engine.events.elapsedMs };
}

/** An object as found, with who owns each field that differs. */
export function driftedObject(step: RefreshedStep): DriftedObject {
  const { urn, type, kind, name, op, changes } = typedDiff(step);
  const live = step.new?.outputs as { metadata?: { managedFields?: readonly ManagedFieldsEntry[] } } | null | undefined;
  const entries = live?.metadata?.managedFields ?? [];
  const gone = op === 'delete';
  return {
    urn,
    type,
    kind,
    name,
    id: step.old?.id ?? '',
    is: gone ? 'gone' : 'changed',
    differences: changes.map(({ path, before, after }) => ({
      path,
      expected: before,
      found: after,
      writers: after.is === 'absent' ? [] : writersOf(entries, { path, live }),
    })),
    strangers: gone ? [] : strangersOf(entries),
  };
}
