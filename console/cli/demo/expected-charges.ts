import type { RequestDetail } from '@zhengyun/domain/requests/schemas.ts';
import type { StatementDetail, StatementLine } from '@zhengyun/domain/settlement/schemas.ts';
import type { ItemSpec } from '@zhengyun/rulebook/catalogue.ts';
import { Decimal } from 'decimal.js';

/** One delivery of a resource: what was asked for, handed over at `at`; `spec` null: it was given back. */
export interface Delivery {
  readonly number: string;
  readonly at: string;
  readonly spec: ItemSpec | null;
}

interface Interval {
  readonly from: string;
  readonly to: string;
  readonly units: string;
}

/** The deliveries that a finished request's notes name. */
export function deliveriesOf(request: RequestDetail): readonly Delivery[] {
  return request.deliveryNotes.map((note) => {
    const line = request.lines.find(({ id }) => id === note.lineId);
    if (!line) throw new Error(`delivery note ${note.number} is of no line of ${request.number}`);
    return {
      number: line.resource.number,
      at: note.deliveredAt,
      spec: request.kind === 'release' ? null : line.spec,
    };
  });
}

/**
 * One sentence for each charge that is not what orders and delivery notes say: units worked out from the specs as ordered, from one
 * note's instant to the next one's or to the statement's, at the published price. Empty: every charge is explained.
 */
export function chargeDifferences(
  statement: StatementDetail,
  deliveries: readonly Delivery[],
  prices: ReadonlyMap<string, string>,
): readonly string[] {
  const byResource = Map.groupBy(deliveries, ({ number }) => number);
  return [...byResource].flatMap(([number, own]) => {
    const lines = statement.lines.filter((line) => line.resource?.number === number && line.kind === 'usage');
    return [...differencesOf(number, lines, { own, asOf: statement.asOf }), ...lines.flatMap(priceDifference(prices))];
  });
}

interface Known {
  readonly own: readonly Delivery[];
  readonly asOf: string;
}

function differencesOf(number: string, lines: readonly StatementLine[], { own, asOf }: Known): readonly string[] {
  const expected = expectedIntervals(own, asOf);
  const printed = new Map(
    [...Map.groupBy(lines, ({ sku }) => dimensionOf(sku ?? ''))].map(([dimension, each]) => [
      dimension,
      merged(each.flatMap(intervalsOf)),
    ]),
  );
  return [...new Set([...expected.keys(), ...printed.keys()])].flatMap((dimension) => {
    const [ours, theirs] = [textOf(expected.get(dimension)), textOf(printed.get(dimension))];
    return ours === theirs
      ? []
      : [`${number} ${dimension}: the orders say ${ours || 'nothing'}, the statement ${theirs || 'nothing'}`];
  });
}

function expectedIntervals(own: readonly Delivery[], asOf: string): ReadonlyMap<string, readonly Interval[]> {
  const sorted = own.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
  const all = sorted.flatMap(({ at, spec }, index) =>
    Object.entries(spec === null ? {} : unitsOf(spec)).map(([dimension, units]) => ({
      dimension,
      from: wholeSecond(at),
      to: wholeSecond(sorted[index + 1]?.at ?? asOf),
      units: String(units),
    })),
  );
  return new Map(
    [...Map.groupBy(all, ({ dimension }) => dimension)].map(([dimension, each]) => [dimension, merged(each)]),
  );
}

function intervalsOf(line: StatementLine): readonly Interval[] {
  if (line.working.kind !== 'usage') return [];
  return line.working.charges.map(({ startsAt, endsAt, units }) => ({
    from: startsAt,
    to: endsAt,
    units: new Decimal(units ?? 0).toFixed(),
  }));
}

/** Neighbours of the same size as one: where a charge is cut (a day, a price that stays) says nothing of what was used. */
function merged(intervals: readonly Interval[]): readonly Interval[] {
  const joined: Interval[] = [];
  for (const next of intervals.toSorted((a, b) => Date.parse(a.from) - Date.parse(b.from))) {
    const last = joined.at(-1);
    if (last?.to === next.from && last.units === next.units) joined[joined.length - 1] = { ...last, to: next.to };
    else if (next.from !== next.to && next.units !== '0') joined.push(next);
  }
  return joined;
}

/** Charged is by the second: an instant counts from the second it is in. */
const wholeSecond = (instant: string) => new Date(Math.floor(Date.parse(instant) / 1000) * 1000).toISOString();

const textOf = (intervals: readonly Interval[] = []) =>
  intervals.map(({ from, to, units }) => `${units} from ${from} to ${to}`).join(', ');

const dimensionOf = (sku: string) => sku.replace(/\.[^.]*$/, '');

/** What is held of each dimension, written down here a second time so that the console's own table is not asked about itself. */
function unitsOf(spec: ItemSpec): Readonly<Record<string, number>> {
  switch (spec.item) {
    case 'cloud-host': {
      const disks = (name: string) =>
        spec.dataDisks.filter((disk) => disk.class === name).reduce((sum, { gb }) => sum + gb, 0) * spec.count;
      return {
        vcpu: spec.vcpu * spec.count,
        'memory-gb': spec.memoryGb * spec.count,
        'disk-ordinary-gb': spec.systemDiskGb * spec.count + disks('ordinary'),
        'disk-fast-gb': disks('fast'),
      };
    }
    case 'container-space':
      return {
        vcpu: spec.vcpu,
        'memory-gb': spec.memoryGb,
        'disk-ordinary-gb': spec.ordinaryGb,
        'disk-fast-gb': spec.fastGb,
      };
    case 'bandwidth':
      return { 'bandwidth-mbps': spec.mbps };
    case 'host-monitoring':
      return { 'monitored-host': spec.hosts };
    default:
      throw new Error(`the demo doesn't say what a ${spec.item} is charged by: add it here`);
  }
}

function priceDifference(prices: ReadonlyMap<string, string>) {
  return ({ sku, unitPrice, ordinal }: StatementLine): readonly string[] => {
    const published = prices.get(sku ?? '');
    return published !== undefined && unitPrice !== null && new Decimal(published).eq(unitPrice)
      ? []
      : [`line ${ordinal}: ${sku} costs ${unitPrice} on the statement and ${published ?? 'nothing'} in the price list`];
  };
}
