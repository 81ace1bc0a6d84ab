import { type ClickHouse, ClickHouseFailure } from '@zhengyun/db/clickhouse.ts';
import type { Tx } from '@zhengyun/db/with-transaction.ts';
import { monthOf } from '@zhengyun/rulebook/calendar.ts';
import { DomainError } from '../../verb/errors.ts';
import {
  countedReading,
  type MeterReadings,
  placeOf,
  type SummedReadings,
  storedQuantity,
  textOfReading,
} from '../metered-rules.ts';
import { allOf, type MonthRead, type MonthWanted, type ReadingsWanted } from '../month-wanted-rules.ts';
import { countKnown } from './copy-store.ts';

/**
 * Reads a month from the copy, if the copy has all of it. It only grows, and only by what is committed here: so where what it had before the reading is
 * as many as are known here after it, what was read between is all there is, and nothing else. METERING_BEHIND otherwise, METERING_UNREACHABLE.
 */
export async function readCopiedMonth(
  { copy, tx }: { readonly copy: ClickHouse; readonly tx: Tx },
  wanted: MonthWanted,
): Promise<MonthRead> {
  const all = allOf(wanted);
  const reached = (work: () => Promise<MonthRead>): Promise<MonthRead> =>
    work().catch((error: unknown) => {
      if (!(error instanceof ClickHouseFailure)) throw error;
      throw new DomainError('METERING_UNREACHABLE', { why: error.message });
    });
  return reached(async () => {
    const had = await countCopied(copy, all);
    const result = await readCopied(copy, wanted);
    const known = await countKnown(tx, all);
    if (had.readings === known.readings && had.amendments === known.amendments) return result;
    throw new DomainError('METERING_BEHIND', {
      month: monthOf(all.edges[0] ?? new Date(0)),
      copied: Number(had.readings + had.amendments),
      known: Number(known.readings + known.amendments),
    });
  });
}

/** Readings of a month as the copy has them; the caller makes sure that it has all. */
async function readCopied(copy: ClickHouse, wanted: MonthWanted): Promise<MonthRead> {
  const of = (dimensions: readonly string[]) => ({ ...allOf(wanted), dimensions });
  return {
    sums: await sumsOf(copy, of(wanted.added)),
    levels: await readingsOf(copy, of(wanted.levels), 'anybody'),
    within: await readingsOf(copy, of(wanted.others), 'own'),
  };
}

async function countCopied(copy: ClickHouse, wanted: ReadingsWanted) {
  const { database } = copy;
  const [row] = await copy.rows(`
    select toString((select count() from ${database}.usage_event e final where ${within(wanted)})),
           toString((select count() from ${database}.usage_amendment final where resource_id in ${texts(wanted.resourceIds)}))`);
  return { readings: BigInt(String(row?.[0] ?? 0)), amendments: BigInt(String(row?.[1] ?? 0)) };
}

async function sumsOf(copy: ClickHouse, wanted: ReadingsWanted): Promise<readonly SummedReadings[]> {
  if (isEmpty(wanted)) return [];
  const edges = wanted.edges.map(microseconds).join(', ');
  const rows = await copy.rows(`
    select resource_id, dimension, toUInt32(arrayCount(edge -> edge <= at, [${edges}])) as part,
           toDecimalString(sum(toDecimal256(value, 9)), 9), toUInt32(count()),
           toUInt32(groupBitOr(bitShiftLeft(toUInt32(1), toUInt8(intDiv(at - ${microseconds(wanted.edges[0] ?? new Date(0))}, 86400000000))))),
           lower(hex(SHA256(arrayStringConcat(arraySort(groupArray(concat(source, '\\x1f', event_id, '\\x1f', toDecimalString(value, 9)))), '\\n'))))
      from (${counted(copy, wanted)}) where department_id = ${text(wanted.departmentId)}
     group by resource_id, dimension, part`);
  return rows.map(([resourceId, dimension, part, quantity, count, days, digest]) => ({
    resourceId: String(resourceId),
    dimension: String(dimension),
    part: Number(part) - 1,
    quantity: storedQuantity(String(quantity)),
    days: BigInt(Number(days)),
    events: { count: Number(count), digest: String(digest) },
  }));
}

async function readingsOf(
  copy: ClickHouse,
  wanted: ReadingsWanted,
  whose: 'own' | 'anybody',
): Promise<readonly MeterReadings[]> {
  if (isEmpty(wanted)) return [];
  const own = whose === 'own' ? `where department_id = ${text(wanted.departmentId)}` : '';
  const rows = await copy.rows(`
    select resource_id, dimension, source, event_id, toString(at), toDecimalString(value, 9), thing
      from (${counted(copy, wanted)}) ${own}`);
  const readings = rows.map(([resourceId, dimension, source, eventId, at, quantity, thing]) => {
    const value = storedQuantity(String(quantity));
    const said = textOfReading({ source: String(source), eventId: String(eventId), value });
    const reading = countedReading(said, instantOf(String(at)), thing === null ? null : String(thing));
    return { resourceId: String(resourceId), dimension: String(dimension), reading };
  });
  return [...Map.groupBy(readings, placeOf).values()].flatMap(([first, ...others]): MeterReadings[] =>
    first ? [{ ...first, readings: [first, ...others].map(({ reading }) => reading) }] : [],
  );
}

/** The readings that count, by the word that was said last of each: a withdrawal whatever came after it, else the correction received last. */
function counted({ database }: ClickHouse, wanted: ReadingsWanted): string {
  const known = wanted.knownBy === null ? '' : `and received < ${microseconds(wanted.knownBy)}`;
  return `
    select e.resource_id as resource_id, e.dimension as dimension, e.at as at, e.department_id as department_id, e.source as source,
           e.event_id as event_id, e.received as received, e.thing as thing,
           if(a.last.1 = 'correction', assumeNotNull(a.last.2), e.quantity) as value
      from (select * from ${database}.usage_event e final where ${within(wanted)} ${known}) e
      left join (
        select department_id, of_source, of_event_id,
               argMax(tuple(toString(kind), quantity), tuple(kind = 'withdrawal', received, id)) as last
          from ${database}.usage_amendment final where resource_id in ${texts(wanted.resourceIds)} ${known}
         group by department_id, of_source, of_event_id) a
        on a.department_id = e.department_id and a.of_source = e.source and a.of_event_id = e.event_id
     where a.last.1 != 'withdrawal'`;
}

function within({ resourceIds, dimensions, edges }: ReadingsWanted): string {
  const [from, to] = [edges[0] ?? new Date(0), edges.at(-1) ?? new Date(0)];
  return `month = ${monthOf(from).replace('-', '')} and resource_id in ${texts(resourceIds)}
    and dimension in ${texts(dimensions)} and at >= ${microseconds(from)} and at < ${microseconds(to)}`;
}

const isEmpty = ({ resourceIds, dimensions }: ReadingsWanted) => resourceIds.length === 0 || dimensions.length === 0;
const microseconds = (at: Date): string => (BigInt(at.getTime()) * 1_000n).toString();
const instantOf = (microsecondsText: string): Date => new Date(Math.floor(Number(microsecondsText) / 1_000));
const text = (value: string): string => `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
/** A list for IN; of nothing it is one that nothing equals. */
const texts = (values: readonly string[]): string => `(${values.length === 0 ? "''" : values.map(text).join(', ')})`;
