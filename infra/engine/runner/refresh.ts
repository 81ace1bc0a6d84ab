import type { RefreshResult } from './contract.ts';
import { type EngineStack, failureContext } from './engine-stack.ts';
import { troubleOf } from './trouble.ts';

/** Reads every object of the stack anew and takes what differs into the state. Changes nothing on the cluster. */
export async function refresh(engine: EngineStack): Promise<RefreshResult> {
  const log = engine.events.begin('refresh');
  try {
    await engine.stack.refresh({ onEvent: (event) => engine.events.take(event), runProgram: true });
  } catch (error) {
    const trouble = troubleOf({ error, log, ...failureContext(engine) });
    return { outcome: 'failed', trouble, ms: engine.events.elapsedMs };
  }
  return { outcome: 'refreshed', counts: log.counts, ms: engine.events.elapsedMs };
}
