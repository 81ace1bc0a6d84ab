import { type Month, periodOf, secondsBetween } from '@zhengyun/rulebook/calendar.ts';
import { divideHalfUp } from '@zhengyun/rulebook/decimal.ts';
import { type ExactYuan, type Fen, fenOfExact, PPM, type Ppm } from '@zhengyun/rulebook/money.ts';

/** What is known of one month of a department or of one of its projects. */
export interface MonthFacts {
  readonly month: Month;
  /** Its statements. */
  readonly billed: Fen;
  /** By use, to date, of what no statement speaks of. */
  readonly rated: Fen;
  /** Yearly parts that no statement speaks of. */
  readonly fees: Fen;
  /** What is held costs over the time that neither a statement nor a rating speaks of, by today's prices; null: something has no price. */
  readonly held: Fen | null;
  /** Consumed rather than held, as far as it is rated. */
  readonly consumed: ExactYuan;
  readonly ratedSeconds: bigint;
  /** Up to when it is known what was consumed; null: nothing is rated. */
  readonly knownUntil: Date | null;
}

export type UnknownWhy = 'no-price' | 'short-history' | 'not-begun';

interface ForecastFacts {
  /** The months of the year in order. */
  readonly months: readonly MonthFacts[];
  /** The last month of the year before, for how fast is consumed as a year begins. */
  readonly before: Pick<MonthFacts, 'month' | 'consumed' | 'ratedSeconds'> | null;
  /** Open orders to the year's end, as they were priced. */
  readonly waiting: Fen;
  readonly now: Date;
  readonly ratedDays: number;
}

export interface ForecastMonth {
  readonly month: Month;
  /** Billed, and rated so far without a statement. */
  readonly used: Fen;
  /** All that the month is to come to; null: unknown. */
  readonly fen: Fen | null;
}

export interface Forecast {
  readonly months: readonly ForecastMonth[];
  readonly fen: Fen | null;
  readonly used: Fen;
  readonly why: UnknownWhy | null;
  /** The month whose consumption was taken on. */
  readonly paceOf: Month | null;
}

const DAY = 86_400n;

/**
 * What a calendar year comes to (Asia/Shanghai): billed so far + rated so far + what is still open of the month, at the price of what is held and at the pace of
 * what is consumed + what is held, agreed and ordered to the year's end. The pace is that of the latest month of which `ratedDays` are
 * rated; before there is one the history is too short, and the year is unknown until it is over. Each month is rounded by itself and
 * the year is their sum.
 */
export function forecastOf({ months, before, waiting, now, ratedDays }: ForecastFacts): Forecast {
  const [first, last] = [months[0], months.at(-1)];
  if (!first || !last) throw new Error('a forecast of a year without months was asked for');
  const [begin, end] = [periodOf(first.month).from, periodOf(last.month).to];
  const used = sum(months.map((each) => each.billed + each.rated));
  const enough = (each: Pick<MonthFacts, 'ratedSeconds'>) => each.ratedSeconds >= BigInt(ratedDays) * DAY;
  const pace = months.findLast(enough) ?? (before && enough(before) ? before : null);
  const why = unknownWhy({ months, paced: pace !== null, begun: now >= begin, over: now >= end });
  const share = (until: Date) => (waiting === 0n || now >= end ? 0n : portion(waiting, { begin, now, until, end }));
  const foreseen = months.map((each): ForecastMonth => {
    const { from, to } = periodOf(each.month);
    const known = { month: each.month, used: each.billed + each.rated };
    if (why !== null || each.held === null) return { ...known, fen: null };
    const ahead = now < to && pace ? consumedAhead(pace, { from, to, knownUntil: each.knownUntil }) : 0n;
    return { ...known, fen: known.used + each.fees + each.held + ahead + share(to) - share(from) };
  });
  const fen = why === null ? sum(foreseen.map((each) => each.fen ?? 0n)) : null;
  return { months: foreseen, fen, used, why, paceOf: pace?.month ?? null };
}

function unknownWhy(known: {
  readonly months: readonly MonthFacts[];
  readonly paced: boolean;
  readonly begun: boolean;
  readonly over: boolean;
}): UnknownWhy | null {
  if (!known.begun) return 'not-begun';
  if (known.months.some(({ held }) => held === null)) return 'no-price';
  return known.paced || known.over ? null : 'short-history';
}

interface Rest {
  readonly from: Date;
  readonly to: Date;
  readonly knownUntil: Date | null;
}

function consumedAhead(pace: Pick<MonthFacts, 'consumed' | 'ratedSeconds'>, { from, to, knownUntil }: Rest): Fen {
  const open = secondsBetween(later(from, knownUntil ?? from), to);
  return open <= 0n ? 0n : fenOfExact(divideHalfUp(pace.consumed * open, pace.ratedSeconds));
}

interface Span {
  readonly begin: Date;
  readonly now: Date;
  readonly until: Date;
  readonly end: Date;
}

/** What of `waiting` is of the time before `until`, spread by the second from now to the year's end. */
function portion(waiting: Fen, { begin, now, until, end }: Span): Fen {
  const from = later(begin, now);
  const passed = secondsBetween(from, later(from, until));
  return divideHalfUp(waiting * passed, secondsBetween(from, end));
}

interface Spread {
  readonly forecast: Pick<Forecast, 'fen' | 'used'>;
  /** How far the forecasts of months that have been issued since were off, in parts per million of what was issued. */
  readonly errors: readonly Ppm[];
  readonly judgedMonths: number;
}

/**
 * Between what a forecast may be: what is not used yet of it, more or less by the worst error of the months judged so far, and never under what is
 * used. Null while too few are judged, or the forecast itself is unknown: an interval that nobody has tried is none.
 */
export function intervalOf({
  forecast: { fen, used },
  errors,
  judgedMonths,
}: Spread): { readonly low: Fen; readonly high: Fen } | null {
  if (fen === null || errors.length < judgedMonths) return null;
  const worst = errors.reduce(bigger, 0n);
  const half = divideHalfUp(bigger(fen - used, 0n) * worst, PPM);
  const low = bigger(fen - half, used);
  return { low: low < fen ? low : fen, high: fen + half };
}

const sum = (fen: readonly Fen[]): Fen => fen.reduce((a, b) => a + b, 0n);
const bigger = (a: bigint, b: bigint): bigint => (a > b ? a : b);
const later = (a: Date, b: Date): Date => (a > b ? a : b);
