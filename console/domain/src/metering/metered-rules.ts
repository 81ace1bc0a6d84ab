import { createHash } from 'node:crypto';
import { overlapOf, type Period } from '@zhengyun/rulebook/calendar.ts';
import { daysOf } from '@zhengyun/rulebook/meter-silence.ts';
import {
  type MeterDefinition,
  type MeterSku,
  meteredParts,
  meterSkuOf,
  runningParts,
} from '@zhengyun/rulebook/meters.ts';
import { formatQuantity, parseQuantity, type Quantity } from '@zhengyun/rulebook/quantity.ts';
import type { Aggregation, MeterUse } from '@zhengyun/rulebook/usage-entries.ts';
import { type Holding, sharedParts, withSilences } from './part-rules.ts';

/** The readings behind a quantity: how many there were, and one hash over what each is and says, whichever order they came in. */
export interface EventsBehind {
  readonly count: number;
  /** SHA-256 in hex. */
  readonly digest: string;
}

/** What a resource consumed of one thing that is sold in a part of a month. The parts of a month add up to the month. */
export interface MeteredQuantity extends Period {
  readonly resourceId: string;
  readonly cloudId: string;
  readonly xinchuang: boolean;
  readonly sku: MeterSku;
  readonly aggregation: Aggregation;
  /** Unit sold, as a price book prints it. */
  readonly unit: string;
  /** Book of meters that says how it was counted. */
  readonly meterBookId: string;
  /** In the unit sold, scaled by 10^9. */
  readonly quantity: Quantity;
  /** How long it was held and nothing was known of it: of a level before its first reading, of others while the meter was silent. Never to be taken for nothing used. */
  readonly unknownSeconds: bigint;
  /** Where a meter that was heard fell silent: since when, for the first time that touches the part. */
  readonly silentSince?: Date;
  readonly events: EventsBehind;
}

export interface MeteredResource extends Holding {
  readonly id: string;
  readonly cloudId: string;
  readonly xinchuang: boolean;
}

/** Readings of one meter of a resource in one part (by its place), added up. */
export interface SummedReadings {
  readonly resourceId: string;
  readonly dimension: string;
  readonly part: number;
  readonly quantity: Quantity;
  readonly events: EventsBehind;
  /** Days of the month with a reading, as `daysOf` has them. */
  readonly days: bigint;
}

/** A reading as it counts. */
export interface CountedReading extends MeterUse {
  /** As `textOfReading` writes it. */
  readonly text: string;
}

/** Readings of one meter of a resource. */
export interface MeterReadings {
  readonly resourceId: string;
  readonly dimension: string;
  readonly readings: readonly CountedReading[];
}

export interface MeteredFacts {
  readonly bookId: string;
  readonly meters: readonly MeterDefinition[];
  readonly month: Period;
  readonly parts: readonly Period[];
  readonly resources: readonly MeteredResource[];
  readonly sums: readonly SummedReadings[];
  /** Of levels: also the last of before the month, and of whoever had the resource then. */
  readonly levels: readonly MeterReadings[];
  /** Of all other meters: the department's own within the month. */
  readonly within: readonly MeterReadings[];
  /** Resource and meter, as `placeOf` names them, of what was heard before it was held in the month, at most a month back. */
  readonly heardBefore: ReadonlySet<string>;
}

/** Whether a meter's readings can be added up by themselves, in any order and part. */
export const isAdded = ({ aggregation }: MeterDefinition): boolean => aggregation === 'sum';
/** Whether a reading holds until the next one, so that the last one before the month is wanted too. */
export const isLevel = ({ aggregation }: MeterDefinition): boolean =>
  aggregation === 'last' || aggregation === 'time-weighted';

/** What was metered, by resource, meter and instant. Depends on the set of readings alone. */
export function quantitiesOf(facts: MeteredFacts): readonly MeteredQuantity[] {
  const sums = Map.groupBy(facts.sums, placeOf);
  const [levels, within] = [byPlace(facts.levels), byPlace(facts.within)];
  return facts.resources.toSorted(byId).flatMap((resource) =>
    facts.meters.flatMap((meter) => {
      const place = placeOf({ resourceId: resource.id, dimension: meter.reads });
      const added = sums.get(place) ?? [];
      const readings = (isLevel(meter) ? levels : within).get(place) ?? [];
      const found = isAdded(meter)
        ? addedParts(added, meter, facts)
        : countedParts(readings, meter, { facts, resource });
      const days = isAdded(meter) ? added.reduce((all, sum) => all | sum.days, 0n) : daysHeard(readings, meter, facts);
      const { month, parts: all } = facts;
      const talk = {
        month,
        parts: all,
        held: resource.held ?? [month],
        days,
        heardBefore: facts.heardBefore.has(place),
      };
      const parts = withSilences(found, meter.silentAfterDays, { ...talk, empty: emptyPart });
      const { id: resourceId, cloudId, xinchuang } = resource;
      const { code, aggregation, unit } = meter;
      const sku = meterSkuOf(code, xinchuang);
      const common = { resourceId, cloudId, xinchuang, sku, aggregation, unit, meterBookId: facts.bookId };
      return parts.map((part) => ({ ...common, ...part }));
    }),
  );
}

function byPlace(meters: readonly MeterReadings[]): ReadonlyMap<string, readonly CountedReading[]> {
  const found = Map.groupBy(meters, placeOf);
  return new Map([...found].map(([place, same]) => [place, same.flatMap(({ readings }) => readings)]));
}

type Part = Pick<MeteredQuantity, 'from' | 'to' | 'quantity' | 'unknownSeconds' | 'silentSince' | 'events'>;

function addedParts(sums: readonly SummedReadings[], { perUnit }: MeterDefinition, { parts }: MeteredFacts) {
  if (sums.length === 0) return [];
  let reached = 0n;
  const running = parts.map((_, place) => {
    const here = sums.find(({ part }) => part === place);
    reached += here?.quantity ?? 0n;
    return { quantity: reached, unknownSeconds: 0n };
  });
  return runningParts(parts, running, perUnit).flatMap((part): Part[] => {
    const events = sums.find((sum) => parts[sum.part]?.from.getTime() === part.from.getTime())?.events;
    return [{ ...part, events: events ?? NONE }];
  });
}

function countedParts(
  readings: readonly CountedReading[],
  meter: MeterDefinition,
  { facts: { month, parts }, resource }: { readonly facts: MeteredFacts; readonly resource: MeteredResource },
): readonly Part[] {
  const held = resource.held?.flatMap((span) => overlapOf(span, month) ?? []);
  if (meter.aggregation === 'last' && !resource.heldLast) return [];
  return sharedParts(meteredParts(meter, readings, { month, held, parts }), meter.aggregation, resource.share).map(
    (part) => {
      const [from, to] = [part.from.getTime(), part.to.getTime()];
      const within = readings.filter(({ at }) => at.getTime() >= from && at.getTime() < to);
      // What a level was before a part began is behind it too.
      const before = isLevel(meter) ? readings.filter(({ at }) => at.getTime() < from) : [];
      return { ...part, events: eventsOf([...before.toSorted(byInstant).slice(-1), ...within]) };
    },
  );
}

/** Levels hold on, whether they are told again or not. */
const daysHeard = (readings: readonly CountedReading[], meter: MeterDefinition, { month }: MeteredFacts): bigint =>
  isLevel(meter)
    ? 0n
    : daysOf(
        month,
        readings.map(({ at }) => at),
      );

/** Names a meter of a resource. */
export const placeOf = ({ resourceId, dimension }: Pick<MeterReadings, 'resourceId' | 'dimension'>): string =>
  `${resourceId} ${dimension}`;

const byId = (a: { readonly id: string }, b: { readonly id: string }) => (a.id < b.id ? -1 : 1);
const byInstant = (a: CountedReading, b: CountedReading) => a.at.getTime() - b.at.getTime() || byId(a, b);

/** No source has it, and no quantity. */
const SEPARATOR = '\u001f';

/** One text of a reading: its source, its id there, and the quantity that counts, nine decimals. The store writes the same in SQL. */
export function textOfReading({ source, eventId, value }: SaidReading): string {
  return [source, eventId, formatQuantity(value)].join(SEPARATOR);
}
interface SaidReading {
  readonly source: string;
  readonly eventId: string;
  readonly value: Quantity;
}

/** A reading by its text. A department has as many in a month as hours and meters: what few are asked for is read from the text then. */
export function countedReading(text: string, at: Date, thing: string | null): CountedReading {
  return new TextReading(text, at, thing ?? undefined);
}

class TextReading implements CountedReading {
  readonly text: string;
  readonly at: Date;
  readonly value: Quantity;
  readonly thing: string | undefined;
  constructor(text: string, at: Date, thing: string | undefined) {
    this.text = text;
    this.at = at;
    this.value = parseQuantity(text.slice(text.lastIndexOf(SEPARATOR) + 1));
    this.thing = thing;
  }
  /** Source and id there: what decides between two of one instant. */
  get id(): string {
    return this.text.slice(0, this.text.lastIndexOf(SEPARATOR)).replace(SEPARATOR, ' ');
  }
}

/** Readings of one meter added up by the part (between two `edges`) that each is of; parts without any are left out. */
export function sumsOfParts(meter: MeterReadings, edges: readonly Date[]): readonly SummedReadings[] {
  const { resourceId, dimension, readings } = meter;
  const instants = edges.map((edge) => edge.getTime());
  const byPart = Map.groupBy(readings, ({ at }) => instants.findLastIndex((edge) => edge <= at.getTime()));
  return [...byPart].map(([part, own]) => {
    const quantity = own.reduce((sum, { value }) => sum + value, 0n);
    const days = daysOf(
      { from: edges[0] ?? new Date(0) },
      own.map(({ at }) => at),
    );
    return { resourceId, dimension, part, quantity, days, events: eventsOf(own) };
  });
}

/** Hash over the texts of readings, in order of their bytes. */
export const eventsBehind = (readings: readonly SaidReading[]): EventsBehind =>
  eventsOfTexts(readings.map(textOfReading));
const eventsOf = (readings: readonly CountedReading[]) => eventsOfTexts(readings.map(({ text }) => text));

function eventsOfTexts(texts: readonly string[]): EventsBehind {
  let all = texts.toSorted().join('\n');
  if (BEYOND_16_BITS.test(all)) all = texts.toSorted(byBytes).join('\n');
  return { count: texts.length, digest: createHash('sha256').update(all).digest('hex') };
}
/** Only with these does the order of UTF-16, which is the faster, differ from that of the bytes. */
const BEYOND_16_BITS = /[\ud800-\udfff]/;
const byBytes = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b));
const NONE = eventsBehind([]);
const emptyPart = (part: Period): Part => ({ ...part, quantity: 0n, unknownSeconds: 0n, events: NONE });

/** A quantity as the database writes it. */
export const storedQuantity = (text: string): Quantity => parseQuantity(text);
