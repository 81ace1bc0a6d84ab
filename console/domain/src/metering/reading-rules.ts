import type { Period } from '@zhengyun/rulebook/calendar.ts';
import { COUNTED_METERS, type Meter, READING_UNITS, THING_METERS } from '@zhengyun/rulebook/use-meter.ts';
import { DomainError } from '../verb/errors.ts';
import { refusalOf } from '../verb/parse.ts';
import { isReading, type Reading, type RefusedReading, readingSchema } from './schemas.ts';

/** A reading may lie this far ahead of the console's clock, as samples of nodes may. */
export const AHEAD_MS = 10 * 60_000;
/** What is larger than this in any meter's unit is a fault of the meter and no use. */
export const MOST_READ = 1_000_000_000_000;
const HOUR_MS = 3_600_000;
const COUNTED: ReadonlySet<Meter> = new Set(COUNTED_METERS);
const OF_THINGS: ReadonlySet<Meter> = new Set(THING_METERS);

/** A department that has or had a resource, and from when on. */
export interface Holder {
  readonly departmentId: string;
  readonly since: Date;
}

/** What is known of the resource that a reading is of. */
export interface ReadResource {
  /** Whose it is today. */
  readonly departmentId: string;
  /** Whose it was by the ledger, in order; none: it was never seen to hold anything. */
  readonly holders: readonly Holder[];
  /** Whether the caller's grant counts on the cloud it is on. */
  readonly granted: boolean;
  /** When it was ready by its own record, for one that is in no ledger. */
  readonly readyAt: Date | null;
  readonly releasedAt: Date | null;
}

/** What a batch is judged by. `closed`: accounting periods that take nothing any more. */
export interface JudgedBy {
  readonly resources: ReadonlyMap<string, ReadResource>;
  readonly now: Date;
  readonly closed: readonly Period[];
}

export interface OwnedReading extends Omit<Reading, 'unit'> {
  readonly index: number;
  readonly departmentId: string;
  /** `at`, to the millisecond. */
  readonly eventAt: Date;
}

interface Sent {
  readonly eventId: string;
  readonly resourceId: string;
}

/**
 * Whose a resource was at `at`, whoever has it by the time a reading comes: sent again after a transfer, a reading stays what it was. Of
 * before it held anything it is its first department's.
 */
export function holderAt({ departmentId, holders }: Pick<ReadResource, 'departmentId' | 'holders'>, at: Date): string {
  const holder = holders.findLast(({ since }) => since <= at) ?? holders[0];
  return holder?.departmentId ?? departmentId;
}

/** The beginnings of the hours that instants lie in, as milliseconds since 1970: no month begins within one. What is no instant has none. */
export function hoursOf(instants: readonly string[]): number[] {
  const times = [...new Set(instants)].map((at) => Date.parse(at)).filter((at) => !Number.isNaN(at));
  return [...new Set(times.map((at) => at - (((at % HOUR_MS) + HOUR_MS) % HOUR_MS)))];
}

/** The reading that was sent, or why it is none. */
function readingOf(sent: Sent): Reading | DomainError {
  if (isReading(sent)) return sent;
  const parsed = readingSchema.safeParse(sent);
  return parsed.success ? parsed.data : refusalOf(parsed.error);
}

function judgedOne(sent: Sent, index: number, { resources, now }: JudgedBy): OwnedReading | DomainError {
  const reading = readingOf(sent);
  if (reading instanceof DomainError) return reading;
  const { eventId, resourceId, dimension, unit, thing, quantity, at } = reading;
  if (COUNTED.has(dimension)) return new DomainError('UNKNOWN_METER', { meter: dimension });
  const due = READING_UNITS[dimension];
  if (unit !== undefined && unit !== due) return new DomainError('UNIT_MISMATCH', { meter: dimension, unit, due });
  // Without its thing each reading would be one of its own: thirty days of one account are one account.
  if (OF_THINGS.has(dimension) !== (thing !== undefined))
    return new DomainError('INPUT_INVALID', { field: 'thing', fields: ['thing'] });
  if (Number(quantity) > MOST_READ) return new DomainError('READING_TOO_LARGE', { quantity, most: MOST_READ });
  const resource = resources.get(resourceId);
  if (!resource) return new DomainError('NOT_FOUND', { what: 'resource' });
  if (!resource.granted) return new DomainError('CLOUD_NOT_GRANTED');
  const eventAt = new Date(at);
  if (isOutOfTime(eventAt, resource, now)) return new DomainError('READING_OUT_OF_TIME', { at });
  return {
    index,
    departmentId: holderAt(resource, eventAt),
    eventId,
    resourceId,
    dimension,
    thing,
    quantity,
    at,
    eventAt,
  };
}

/** Ahead of our clock, after the release, or of an hour before the one in which the resource began: a reading may bear the start of its hour. */
export function isOutOfTime(
  at: Date,
  { holders, readyAt, releasedAt }: Pick<ReadResource, 'holders' | 'readyAt' | 'releasedAt'>,
  now: Date,
): boolean {
  const begun = holders[0]?.since ?? readyAt;
  const early = begun !== null && at.getTime() < begun.getTime() - (begun.getTime() % HOUR_MS);
  return early || (releasedAt !== null && at > releasedAt) || at.getTime() > now.getTime() + AHEAD_MS;
}

/**
 * Judges each reading of a batch alone: well formed, of a meter that programs report and in its unit, of a resource in sight on a cloud the caller is
 * granted, not ahead of `now`, not of before the resource and not of after its release. However late it comes it counts until its period is closed (`late`: it
 * may still be one that is there already); a bad one never costs its neighbours.
 */
export function judgeReadings(sent: readonly Sent[], facts: JudgedBy) {
  const good: OwnedReading[] = [];
  const late: OwnedReading[] = [];
  const refused: RefusedReading[] = [];
  for (const [index, each] of sent.entries()) {
    const judged = judgedOne(each, index, facts);
    if (judged instanceof DomainError) refused.push(refusedAt(index, each.eventId, judged));
    else if (isClosed(judged.eventAt, facts.closed)) late.push(judged);
    else good.push(judged);
  }
  return { good, late, refused };
}

function isClosed(at: Date, closed: readonly Period[]): boolean {
  return closed.some(({ from, to }) => at >= from && at < to);
}

/** The reading at `index` of its batch, with why it was not stored. */
export function refusedAt(index: number, eventId: string, { code, facts }: DomainError): RefusedReading {
  const shown = Object.entries(facts).map(([name, fact]) => [name, Array.isArray(fact) ? [...fact] : fact] as const);
  return { index, eventId, code, facts: Object.fromEntries(shown) as RefusedReading['facts'] };
}

/** The same for a code that has no facts. */
export const refusedAs = (code: 'DUPLICATE_CONFLICT' | 'PERIOD_CLOSED') => (reading: OwnedReading) => [
  refusedAt(reading.index, reading.eventId, new DomainError(code, code === 'PERIOD_CLOSED' ? { at: reading.at } : {})),
];
