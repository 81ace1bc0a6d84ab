import type { RunningOperation } from '@zhengyun/engine/runner/start-operation.ts';
import type { Worker } from '../worker-context.ts';
import { ProgressWatch } from './progress-watch.ts';

/** Watches a run of the engine for progress and ends it where it hangs; `run` says in the log which one. Release it when the run has ended. */
export function watchRun(
  worker: Pick<Worker, 'env' | 'log' | 'metrics'>,
  operation: Pick<RunningOperation, 'cancel' | 'kill'>,
  run: object,
): ProgressWatch {
  const { env, log, metrics } = worker;
  return new ProgressWatch({
    silenceMs: env.ENGINE_SILENCE_SECONDS * 1_000,
    cut: () => {
      metrics.stalls.inc();
      log.error(run, 'the engine shows no progress: its run is cut');
      operation.cancel();
    },
    kill: () => {
      log.error(run, 'the run did not hear that it was cut: it is killed');
      operation.kill();
    },
  });
}
