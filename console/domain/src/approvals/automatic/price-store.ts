import type { AutomaticFacts } from '@zhengyun/rulebook/automatic-approval.ts';
import { afterMonths } from '@zhengyun/rulebook/calendar.ts';
import type { ItemSpec } from '@zhengyun/rulebook/catalogue.ts';
import { foreseePrices } from '../../pricing/foresee-prices.ts';
import { quote } from '../../pricing/quote.ts';
import type { RequestDetail } from '../../requests/schemas.ts';
import type { VerbScope } from '../../verb/context.ts';
import { DomainError } from '../../verb/errors.ts';

const MONTHS = 12;

type Line = Pick<RequestDetail['lines'][number], 'cloud' | 'zone' | 'spec' | 'xinchuang'>;

/** What a year costs before and after a change by the price in force, and whether another is known to take effect within it. */
export async function priceOfYear(
  scope: VerbScope,
  { cloud, zone, spec, xinchuang, delivered }: Line & { readonly delivered: ItemSpec },
): Promise<Pick<AutomaticFacts, 'yearFen' | 'priceChanges'>> {
  const { now } = scope.ctx;
  const at = { cloud: cloud.slug, zone: zone.code };
  const price = await quote.definition
    .read(scope, { lines: [delivered, spec].map((each) => ({ ...at, spec: each })) })
    .catch((error: unknown) => {
      if (error instanceof DomainError && error.code === 'NO_PRICE') return null;
      throw error;
    });
  const [before, after] = (price?.lines ?? []).map(({ monthFen }) => BigInt(MONTHS) * BigInt(monthFen));
  if (!price || before === undefined || after === undefined) return { yearFen: null, priceChanges: false };
  const change = await foreseePrices.definition.read(scope, {
    versionId: price.priceVersion.id,
    lines: [{ spec, xinchuang }],
    period: { from: now, to: afterMonths(now, MONTHS) },
  });
  return { yearFen: { now: before, after }, priceChanges: change !== null };
}
