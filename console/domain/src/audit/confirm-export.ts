import { DomainError } from '../verb/errors.ts';
import { ingest } from '../verb/ingest.ts';
import { endHold, moveCursors } from './export-store.ts';
import { confirmExportSchema } from './schemas.ts';

/** Notes how far each chain was handed over, and lets the next batch be taken. LEASE_LOST where another worker took over meanwhile. */
export const confirmExport = ingest({
  event: 'audit.export-begun',
  allow: ['job'],
  input: confirmExportSchema,
  async store({ tx }, { target, place, holder, heads }) {
    if (!(await endHold(tx, { target, place }, holder)))
      throw new DomainError('LEASE_LOST', { object: `audit-export/${target}` });
    await moveCursors(tx, { target, place }, heads);
    return { result: { chains: heads.length } };
  },
});
