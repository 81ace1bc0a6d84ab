import { z } from 'zod';
import { type Month, monthOf, type Period, periodOf } from './calendar.ts';
import { divideHalfUp } from './decimal.ts';
import type { Quantity } from './quantity.ts';
import { AGGREGATIONS, type MeteredSpan, type MeterUse, meteredIn } from './usage-entries.ts';
import { meterSchema } from './use-meter.ts';

/** What is sold by what was used of it; each once for 信创 and once for 非信创, as all that is sold. */
export const METER_CODES = [
  'traffic-gb',
  'requests-10k',
  'object-gb-used',
  'backup-gb-used',
  'traffic-peak-mbps',
  'active-accounts',
  'service-days',
] as const;
export type MeterCode = (typeof METER_CODES)[number];
export const meterCodeSchema = z.enum(METER_CODES, { error: 'UNKNOWN_METER' });

/** A billing item of consumed use, e.g. `traffic-gb.x86`. */
export type MeterSku = `${MeterCode}.${'x86' | 'xinchuang'}`;
export const METER_SKUS: readonly MeterSku[] = METER_CODES.flatMap(
  (code) => [`${code}.x86`, `${code}.xinchuang`] as const,
);
export const meterSkuOf = (code: MeterCode, xinchuang: boolean): MeterSku =>
  `${code}.${xinchuang ? 'xinchuang' : 'x86'}`;

/**
 * How readings become what is sold. `aggregation`: how a month's readings become one figure. `perUnit`: how much that is read makes one unit that is sold.
 * A month's share is part of the aggregation: `time-weighted` is unit·months by the second of the calendar month, all others are counted whole, whatever
 * part of the month they come from.
 */
const definitionSchema = z
  .strictObject({
    code: meterCodeSchema,
    reads: meterSchema,
    aggregation: z.enum(AGGREGATIONS),
    /** As a price book prints it. */
    unit: z.string().min(1).max(16),
    perUnit: z.bigint().positive(),
    /** After how many whole days on end without a reading one that was heard is silent; null: it speaks only as things happen, or its level holds on. */
    silentAfterDays: z.int().positive().nullable(),
  })
  .readonly();
export type MeterDefinition = z.output<typeof definitionSchema>;

const bookSchema = z
  .strictObject({
    id: z.string().min(1),
    validFrom: z.date().refine((at) => periodOf(monthOf(at)).from.getTime() === at.getTime(), {
      error: 'a book of meters begins with a month: a month is metered by one book',
    }),
    meters: z
      .array(definitionSchema)
      .refine((meters) => new Set(meters.map(({ code }) => code)).size === meters.length, {
        error: 'a meter is defined once in a book',
      })
      .readonly(),
  })
  .readonly();
export type MeterBook = z.output<typeof bookSchema>;

/** Every book of meters there was, the shipped one a sample (nobody signs in over the longest holidays, which are eight days). Whether a meter is charged is the price book's to say: one that it doesn't name is shown alone. */
export const METER_BOOKS: readonly MeterBook[] = z.array(bookSchema).parse([
  {
    id: 'meters-sample-2026',
    validFrom: new Date('2025-12-31T16:00:00Z'),
    meters: [
      { code: 'traffic-gb', reads: 'egress-gb', aggregation: 'sum', unit: 'GB', perUnit: 1n, silentAfterDays: 1 },
      {
        code: 'requests-10k',
        reads: 'requests',
        aggregation: 'sum',
        unit: '万次',
        perUnit: 10_000n,
        silentAfterDays: 1,
      },
      {
        code: 'object-gb-used',
        reads: 'object-gb',
        aggregation: 'time-weighted',
        unit: 'GB·月',
        perUnit: 1n,
        silentAfterDays: null,
      },
      {
        code: 'backup-gb-used',
        reads: 'backup-gb',
        aggregation: 'last',
        unit: 'GB',
        perUnit: 1n,
        silentAfterDays: null,
      },
      {
        code: 'traffic-peak-mbps',
        reads: 'traffic-mbps',
        aggregation: 'highest',
        unit: 'Mb',
        perUnit: 1n,
        silentAfterDays: 1,
      },
      {
        code: 'active-accounts',
        reads: 'sign-ins',
        aggregation: 'unique',
        unit: '个',
        perUnit: 1n,
        silentAfterDays: 10,
      },
      {
        code: 'service-days',
        reads: 'service-days',
        aggregation: 'sum',
        unit: '人·日',
        perUnit: 1n,
        silentAfterDays: null,
      },
    ],
  },
]);

/** The book that meters a month; before the first, the first. */
export function meterBookOf(month: Month, books: readonly MeterBook[] = METER_BOOKS): MeterBook {
  const ordered = books.toSorted((a, b) => a.validFrom.getTime() - b.validFrom.getTime());
  const book = ordered.findLast(({ validFrom }) => validFrom <= periodOf(month).from) ?? ordered[0];
  if (!book) throw new Error('no book of meters: add one to METER_BOOKS');
  return book;
}

/** What was metered in `[from, to)`; the parts of a month add up to the month. */
export interface MeteredPart extends Period {
  /** In the unit sold. */
  readonly quantity: Quantity;
  readonly unknownSeconds: bigint;
}

/** The half-open parts of a month up to `until`, cut at the instants that lie within it. */
export function partsOfMonth(month: Period, until: Date, cuts: readonly Date[] = []): readonly Period[] {
  const end = Math.min(until.getTime(), month.to.getTime());
  const inner = cuts.map((cut) => cut.getTime()).filter((cut) => cut > month.from.getTime() && cut < end);
  const edges = [...new Set([month.from.getTime(), ...inner, end])].toSorted((a, b) => a - b);
  return edges.slice(1).map((to, place) => ({ from: new Date(edges[place] ?? to), to: new Date(to) }));
}

/**
 * What a meter says of each part of a month. What is rounded is the running figure at each end, so that parts add up to the whole whatever the cuts;
 * what `highest` or `unique` gained in a part is that part's, and `last` is all of the last one, since it stands at the end. Parts of which nothing is
 * known are left out.
 */
export function meteredParts(
  definition: Pick<MeterDefinition, 'aggregation' | 'perUnit'>,
  uses: readonly MeterUse[],
  { month, held, parts }: Omit<MeteredSpan, 'until'> & { readonly parts: readonly Period[] },
): readonly MeteredPart[] {
  const { aggregation, perUnit } = definition;
  const upTo = (until: Date) => meteredIn(aggregation, uses, { month, until, held });
  if (aggregation === 'last') {
    const [part, standing] = [parts.at(-1), upTo(parts.at(-1)?.to ?? month.from)];
    return part && standing ? [{ ...part, ...standing, quantity: divideHalfUp(standing.quantity, perUnit) }] : [];
  }
  return runningParts(
    parts,
    parts.map(({ to }) => upTo(to)),
    perUnit,
  );
}

/** The figure of each part, from the running figure at its end (null: nothing is known by then). */
export function runningParts(
  parts: readonly Period[],
  running: readonly (Omit<MeteredPart, keyof Period> | null)[],
  perUnit: bigint,
): readonly MeteredPart[] {
  let before = { quantity: 0n, unknownSeconds: 0n };
  return parts.flatMap((part, place) => {
    const reached = running[place];
    if (!reached) return [];
    const quantity = divideHalfUp(reached.quantity, perUnit);
    const gained = quantity - before.quantity;
    const unknownSeconds = reached.unknownSeconds - before.unknownSeconds;
    before = { quantity, unknownSeconds: reached.unknownSeconds };
    return gained > 0n || unknownSeconds > 0n || quantity === 0n ? [{ ...part, quantity: gained, unknownSeconds }] : [];
  });
}
