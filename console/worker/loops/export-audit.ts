import { confirmExport } from '@zhengyun/domain/audit/confirm-export.ts';
import { headsIn, nextRows } from '@zhengyun/domain/audit/export-rules.ts';
import type { ExportedRow } from '@zhengyun/domain/audit/export-store.ts';
import { measureExport } from '@zhengyun/domain/audit/measure-export.ts';
import { takeExportBatch } from '@zhengyun/domain/audit/take-export-batch.ts';
import type { AuditPlace } from '../audit/audit-places.ts';
import { jobContext, type Worker } from '../worker-context.ts';

const LOOP = 'export-audit';

type Needed = Pick<Worker, 'db' | 'now' | 'holder' | 'stopping' | 'metrics'>;

/** How often what waits is measured, by whom the place is held. */
const MEASURE_EVERY_MS = 60_000;

/**
 * Hands sealed audit rows over to every place outside, batch by batch, and measures what waits. A batch counts once the place has
 * taken all of it: after a broken connection or a killed worker it goes out again, and one that was not taken goes out again smaller, down
 * to a single row, which is then named. No act waits for any of this, and no place for another.
 */
export async function exportAudit(worker: Needed, places: readonly AuditPlace[]): Promise<void> {
  const failures: unknown[] = [];
  for (const place of places) {
    const noted = (error: unknown): true => {
      failures.push(error);
      return true;
    };
    const held = await exportTo(worker, place).catch(noted);
    if (held) await measure(worker, place).catch(noted);
  }
  if (failures.length > 0) throw new AggregateError(failures, 'the audit log was not handed over everywhere');
}

/** Whether this worker holds the place: false while another one hands over. */
async function exportTo(worker: Needed, place: AuditPlace): Promise<boolean> {
  const context = jobContext(worker, LOOP);
  const { holder } = worker;
  const { target, host, pace } = place;
  while (!worker.stopping.aborted) {
    const rows = await takeExportBatch(context.at(), { target, place: host, holder, limit: pace.rows });
    if (rows === null) return false;
    if (rows.length > 0) await hand(worker, place, rows);
    await confirmExport(context.at(), { target, place: host, holder, heads: [...headsIn(rows)] });
    if (rows.length === 0) break;
  }
  return true;
}

/** Sends a batch and sets how large the next one is. Rejects where it was not taken, with the row's place in its chain if it was one alone. */
async function hand({ metrics, now }: Needed, place: AuditPlace, rows: readonly ExportedRow[]): Promise<void> {
  const { target, pace } = place;
  const [first] = rows;
  const alone = rows.length === 1 ? first : undefined;
  try {
    await place.send(rows, now());
    pace.rows = nextRows(pace.rows, { sent: rows.length, taken: true, again: pace.refused });
    pace.refused = false;
    metrics.auditExportStuck.set({ target }, 0);
  } catch (cause) {
    pace.rows = nextRows(pace.rows, { sent: rows.length, taken: false, again: pace.refused });
    pace.refused = true;
    metrics.auditExportStuck.set({ target }, alone ? 1 : 0);
    if (!alone) throw cause;
    const name = `row ${alone.id}, chain ${alone.chain}, sequence ${alone.sequence}`;
    throw new Error(`${place.host} did not take one audit row alone: ${name}; the rows after it wait`, { cause });
  }
}

async function measure(worker: Needed, { target, host, pace }: AuditPlace): Promise<void> {
  const now = worker.now();
  if (pace.measuredAt && now.getTime() - pace.measuredAt.getTime() < MEASURE_EVERY_MS) return;
  const { waiting, lagSeconds } = await measureExport(jobContext(worker, LOOP).at(), { target, place: host });
  worker.metrics.auditExportWaiting.set({ target }, waiting);
  worker.metrics.auditExportLag.set({ target }, lagSeconds);
  pace.measuredAt = now;
}
