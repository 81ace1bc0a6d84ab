import { confirmExport } from '@zhengyun/domain/audit/confirm-export.ts';
import { headsIn } from '@zhengyun/domain/audit/export-rules.ts';
import { measureExport } from '@zhengyun/domain/audit/measure-export.ts';
import { takeExportBatch } from '@zhengyun/domain/audit/take-export-batch.ts';
import type { AuditPlace } from '../audit/audit-places.ts';
import { jobContext, type Worker } from '../worker-context.ts';

const LOOP = 'export-audit';

type Needed = Pick<Worker, 'db' | 'now' | 'holder' | 'stopping' | 'metrics'>;

/**
 * Hands sealed audit rows over to every place outside, batch by batch, and measures what waits. A batch counts once the place has
 * taken all of it: after a broken connection or a killed worker it goes out again. No act waits for any of this.
 */
export async function exportAudit(worker: Needed, places: readonly AuditPlace[]): Promise<void> {
  const failures: unknown[] = [];
  for (const place of places) {
    await exportTo(worker, place).catch((error: unknown) => failures.push(error));
    const { target } = place;
    const { waiting, lagSeconds } = await measureExport(jobContext(worker, LOOP).at(), { target });
    worker.metrics.auditExportWaiting.set({ target }, waiting);
    worker.metrics.auditExportLag.set({ target }, lagSeconds);
  }
  if (failures.length > 0) throw new AggregateError(failures, 'the audit log was not handed over everywhere');
}

async function exportTo(worker: Needed, { target, host, send }: AuditPlace): Promise<void> {
  const context = jobContext(worker, LOOP);
  const { holder } = worker;
  while (!worker.stopping.aborted) {
    const rows = await takeExportBatch(context.at(), { target, place: host, holder });
    if (rows === null) return;
    if (rows.length > 0) await send(rows, worker.now());
    await confirmExport(context.at(), { target, holder, heads: [...headsIn(rows)] });
    if (rows.length === 0) return;
  }
}
