import type { ItemSpec } from '@zhengyun/rulebook/catalogue.ts';
import type { QuotaChange } from '../quota/rules.ts';
import type { RequestKind } from './schemas.ts';

interface Line {
  readonly id: string;
  readonly state: string;
  readonly reserved: boolean;
  readonly cloud_id: string;
  readonly xinchuang: boolean;
  readonly spec: ItemSpec;
  readonly delivered: ItemSpec | null;
}

/** What lines take of the quota: the same changes at reservation, delivery and giving back. */
export function reservedChanges(kind: RequestKind, lines: readonly Line[]): QuotaChange[] {
  return lines.map((line) => ({
    cloudId: line.cloud_id,
    xinchuang: line.xinchuang,
    before: line.delivered,
    after: kind === 'release' ? null : line.spec,
  }));
}

/** Open lines that the engine is not at (`atWork`): what a changed plan, a return or a failure may still take back. */
export function idleLines<Each extends Line>(lines: readonly Each[], atWork: readonly string[]): readonly Each[] {
  return lines.filter((line) => line.state === 'open' && !atWork.includes(line.id));
}
