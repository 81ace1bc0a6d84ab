import { forgetSamples } from '@zhengyun/domain/fleet/forget-samples.ts';
import { makeMonthsAhead } from '@zhengyun/domain/metering/make-months-ahead.ts';
import { warnOfStrayUse } from '@zhengyun/domain/metering/warn-of-stray-use.ts';
import { forgetEvents } from '@zhengyun/domain/provisioning/forget-events.ts';
import { forgetRatings } from '@zhengyun/domain/rating/forget-ratings.ts';
import { forgetObservations } from '@zhengyun/domain/service-levels/forget-observations.ts';
import { jobContext, type Worker } from '../worker-context.ts';

const LOOP = 'forget-old';
const FORGET = [forgetSamples, forgetObservations, forgetEvents, forgetRatings] as const;

/**
 * Throws away what is older than its retention and ratings that nothing names, part after part until nothing is left or the worker is asked to stop, and makes room for the months to
 * come.
 */
export async function forgetOld(worker: Pick<Worker, 'db' | 'now' | 'stopping'>): Promise<void> {
  const context = jobContext(worker, LOOP);
  for (const forget of FORGET) {
    let more = true;
    while (more && !worker.stopping.aborted) ({ more } = await forget(context.at(), {}));
  }
  // First, since a month whose use lies in the default partition can't be made.
  await warnOfStrayUse(context.at(), {});
  await makeMonthsAhead(context.at(), {});
}
