import { type ApprovalPolicy, financeLimit, type WeighedRequest } from '@zhengyun/rulebook/approval-policy.ts';
import type { AskedMore } from '@zhengyun/rulebook/asked-together.ts';
import { amountsOf } from '@zhengyun/rulebook/catalogue.ts';
import { type Amounts, addAmounts, DIMENSIONS } from '@zhengyun/rulebook/dimension.ts';
import type { CloudView } from '../clouds/schemas.ts';
import type { RequestDetail } from '../requests/schemas.ts';
import type { Beside } from './beside-store.ts';
import type { Evidence } from './schemas.ts';

type Line = RequestDetail['lines'][number];

/** Lines that are to be decided on: in a later round the engine may be at others, and what they take is held already. */
function undecided(lines: readonly Line[]): readonly Line[] {
  return lines.filter((line) => line.state === 'open' && !line.reserved);
}

/** Lines that are still to be decided on, as changes of quota; a release gives everything back. */
export function changesOf(request: Pick<RequestDetail, 'kind' | 'lines'>) {
  return undecided(request.lines).map((line) => ({
    cloudId: line.cloud.id,
    xinchuang: line.xinchuang,
    before: line.delivered,
    after: request.kind === 'release' ? null : line.spec,
  }));
}

/** What `lines` add to a pool: what they will hold less what they hold now, dimension by dimension. */
function shiftOf(kind: RequestDetail['kind'], lines: readonly Line[]): Amounts {
  const sum = (amounts: readonly Amounts[]) => amounts.reduce<Amounts>(addAmounts, {});
  const before = sum(lines.map((line) => (line.delivered ? amountsOf(line.delivered) : {})));
  const after = kind === 'release' ? {} : sum(lines.map((line) => amountsOf(line.spec)));
  return Object.fromEntries(DIMENSIONS.map((each) => [each, (after[each] ?? 0n) - (before[each] ?? 0n)]));
}

/** Left of the pool of every zone the request touches, before and after it, in the dimensions that change. */
export function poolEffects(
  request: Pick<RequestDetail, 'kind' | 'lines'>,
  clouds: readonly CloudView[],
): Evidence['pool'] {
  const places = Map.groupBy(undecided(request.lines), (line) => `${line.cloud.id} ${line.zone.code}`);
  return [...places.values()].flatMap((lines) => {
    const [first] = lines;
    const zone = clouds
      .find((cloud) => cloud.id === first?.cloud.id)
      ?.zones.find((each) => each.code === first?.zone.code);
    if (!first || !zone) return [];
    const shift = shiftOf(request.kind, lines);
    return DIMENSIONS.flatMap((dimension) => {
      const takes = shift[dimension] ?? 0n;
      if (takes === 0n) return [];
      const capacity = zone.capacity.find((each) => each.dimension === dimension);
      const before = BigInt(capacity?.left ?? '0');
      return [
        {
          cloud: first.cloud,
          zone: zone.code,
          zoneName: first.zone.name,
          dimension,
          xinchuang: zone.xinchuang,
          limit: capacity?.total ?? '0',
          before: before.toString(),
          takes: takes.toString(),
          after: (before - takes).toString(),
        },
      ];
    });
  });
}

interface Asked {
  readonly policy: ApprovalPolicy;
  readonly weighed: WeighedRequest;
  readonly beside: Beside | null;
  readonly more: readonly AskedMore[];
}

/** The requests that are weighed with this one, by what each adds, and the sum beside finance's limit; null where it is weighed alone. */
export function togetherView({ policy, weighed, beside, more }: Asked): Evidence['together'] {
  if (policy.togetherDays === null || beside === null) return null;
  const limit = financeLimit(weighed.profiles, policy);
  return {
    days: policy.togetherDays,
    monthFen: (weighed.monthFen + weighed.besideFen).toString(),
    financeAboveFen: limit?.toString() ?? null,
    requests: beside.requests.map(({ submittedAt, ...request }) => {
      const own = more.filter(({ requestId }) => requestId === request.id);
      const amounts = own.map((each) => each.amounts).reduce<Amounts>(addAmounts, {});
      return {
        ...request,
        submittedAt: submittedAt.toISOString(),
        monthFen: own.reduce((sum, each) => sum + each.monthFen, 0n).toString(),
        amounts: DIMENSIONS.flatMap((dimension) => {
          const units = amounts[dimension];
          return units ? [{ dimension, units: units.toString() }] : [];
        }),
      };
    }),
  };
}
