import type { Trouble } from '@zhengyun/domain/requests/schemas.ts';
import type { OperationRun } from './operation-run.ts';

/** The refusal of a run that a person wanted to end, with the reason given; null: nobody did. */
export function stopTrouble({ work, lease }: Pick<OperationRun, 'work' | 'lease'>): Trouble | null {
  const reason = lease.stop.aborted ? String(lease.stop.reason) : work.operation.stopReason;
  return reason === null ? null : { code: 'STOPPED_BY_PERSON', facts: { operation: work.operation.number, reason } };
}
