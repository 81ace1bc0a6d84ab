import { isDeepStrictEqual } from 'node:util';
import { mapAt } from '../objects/kubernetes-object.ts';
import { READY, rule, waiting } from './verdict.ts';

/** A quota is ready when the quota controller has taken its limits over; until then nothing is counted against them. */
export const resourceQuotaRule = rule(
  (quota) =>
    isDeepStrictEqual(mapAt(quota, 'spec', 'hard'), mapAt(quota, 'status', 'hard'))
      ? READY
      : waiting('the quota controller has not taken over .spec.hard yet'),
  { limitSeconds: 60, timeoutText: (name) => `Timeout occurred polling for '${name}'`, judgedOnRead: false },
);
