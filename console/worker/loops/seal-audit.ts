import { sealAudit } from '@zhengyun/domain/audit/seal-audit.ts';
import { jobContext, type Worker } from '../worker-context.ts';

const LOOP = 'audit-seal';

/** Chains the audit rows that are due, batch by batch. Workers that come at the same time follow each other. */
export async function sealAuditRows(worker: Worker): Promise<void> {
  const context = jobContext(worker, LOOP);
  for (let more = true; more && !worker.stopping.aborted; ) ({ more } = await sealAudit(context.at(), {}));
}
