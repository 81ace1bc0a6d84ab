import { findStalled } from '@zhengyun/domain/settlement/closing/find-stalled.ts';
import { resumeSteps } from '@zhengyun/domain/settlement/closing/resume-steps.ts';
import { jobContext, type Worker } from '../worker-context.ts';

const LOOP = 'resume-statements';

/** Puts work on statements back into line that a worker had when it died. */
export async function resumeStatements(worker: Pick<Worker, 'db' | 'now'>): Promise<void> {
  const context = jobContext(worker, LOOP);
  const steps = await findStalled(context.at(), undefined);
  if (steps.length > 0) await resumeSteps(context.at(), { steps: [...steps] });
}
