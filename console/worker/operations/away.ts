import type { WaitingFor } from '@zhengyun/domain/provisioning/schemas.ts';
import type { Work } from '@zhengyun/domain/provisioning/work-store.ts';
import type { Trouble } from '@zhengyun/engine/runner/contract.ts';
import { MOST_ATTEMPTS } from './operation-run.ts';

const STATE_AWAY: WaitingFor = { code: 'ENGINE', state: 'STATE_AWAY', version: null, said: null };

interface Run {
  readonly work: {
    readonly operation: Pick<Work['operation'], 'cleanUp'>;
    readonly cloud: Pick<Work['cloud'], 'name'>;
  };
  readonly attempt: number;
}

/**
 * What a run that has touched nothing waits for after such a trouble, to be tried again by itself; null: it is no one's absence,
 * or it was tried often enough. A clean-up is tried for ever: it has no applicant who could ask again, and holds quota till it is done.
 */
export function awayOf(code: Trouble['code'], { work, attempt }: Run): WaitingFor | null {
  if (attempt >= MOST_ATTEMPTS && !work.operation.cleanUp) return null;
  if (code === 'CLUSTER_UNREACHABLE') return { code: 'CLUSTER', cloud: work.cloud.name };
  return code === 'STATE_UNAVAILABLE' ? STATE_AWAY : null;
}
