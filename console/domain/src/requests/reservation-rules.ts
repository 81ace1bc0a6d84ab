import type { ItemSpec } from '@zhengyun/rulebook/catalogue.ts';
import type { QuotaChange } from '../quota/rules.ts';

interface Line {
  readonly state: string;
  readonly cloud_id: string;
  readonly xinchuang: boolean;
  readonly spec: ItemSpec;
  readonly delivered: ItemSpec | null;
}

/** What a request's undelivered lines take of the quota: the same changes at reservation, delivery and giving back. */
export function reservedChanges(kind: 'order' | 'resize' | 'release', lines: readonly Line[]): QuotaChange[] {
  return lines
    .filter((line) => line.state === 'open')
    .map((line) => ({
      cloudId: line.cloud_id,
      xinchuang: line.xinchuang,
      before: line.delivered,
      after: kind === 'release' ? null : line.spec,
    }));
}
