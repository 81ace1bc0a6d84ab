import { monthOf, overlapOf, type Period } from '@zhengyun/rulebook/calendar.ts';
import { exactOfFen } from '@zhengyun/rulebook/money.ts';
import { dueBefore, instalmentsIn, versionFor } from '../contracts/yearly-part-rules.ts';
import type { AgreedLine } from './agreed/schemas.ts';
import type { Agreed } from './agreed-rules.ts';

/**
 * The yearly part 按年度 of `period`: what is due of it by the period's end less what was due by its start. Of instalments those that
 * fall due in it, and after an amendment what it makes of those before. No line where nothing is due.
 */
export function annualLines({ yearly, version }: Agreed, period: Period): readonly AgreedLine[] {
  const share = overlapOf(yearly.validity, period);
  if (!share) return [];
  const { annualFen, instalments } = versionFor(yearly.versions, monthOf(share.from));
  const [before, after] = [dueBefore(yearly, share.from), dueBefore(yearly, share.to)];
  const due = instalments ? instalmentsIn(yearly, share) : [];
  if (annualFen === 0n && after === before) return [];
  if (instalments && due.length === 0 && after === before) return [];
  const working = {
    kind: 'annual' as const,
    annualFen: annualFen.toString(),
    from: share.from.toISOString(),
    to: share.to.toISOString(),
    dueBeforeFen: before.toString(),
    dueAfterFen: after.toString(),
    version,
    instalments: instalments
      ? due.map(({ dueOn, sharePpm, fen }) => ({ dueOn, sharePpm: sharePpm.toString(), fen: fen.toString() }))
      : null,
  };
  return [{ key: '2/annual', kind: 'annual', sku: null, exact: exactOfFen(after - before), working }];
}
