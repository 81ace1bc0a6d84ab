import { dayOf, type Month, periodOf } from '@zhengyun/rulebook/calendar.ts';
import type { Fen } from '@zhengyun/rulebook/money.ts';
import {
  familyOfItem,
  subjectOf,
  VOUCHER_MAPPINGS,
  type VoucherBook,
  type VoucherFamily,
  type VoucherMapping,
} from '@zhengyun/rulebook/voucher-policy.ts';
import type { BookedStatement, LineSum } from '../settlement/find-line-sums.ts';
import { DomainError } from '../verb/errors.ts';

/** One entry 分录. Negative: in red 红字, which takes off on its own side. */
export interface VoucherEntry {
  readonly family: VoucherFamily;
  readonly side: 'debit' | 'credit';
  readonly fen: Fen;
  readonly subject: { readonly code: string; readonly name: string; readonly mapping: string };
  /** The credit note or adjustment that is booked, the statement it puts right and what was said of it; null: of none. */
  readonly correction: LineSum['correction'];
}

/** A statement in one party's books. */
export interface Voucher {
  /** The statement's own number under another heading: as gapless, as stable. */
  readonly number: string;
  readonly statement: string;
  readonly month: Month;
  /** The month's last day in Asia/Shanghai, YYYY-MM-DD. */
  readonly date: string;
  readonly department: BookedStatement['department'];
  readonly contentHash: string;
  readonly entries: readonly VoucherEntry[];
}

const BY_ITEM = new Set<LineSum['kind']>(['usage', 'discount', 'minimum', 'maximum', 'included']);
const BY_KIND: Partial<Record<LineSum['kind'], VoucherFamily>> = {
  annual: 'annual',
  cap: 'agreed',
  floor: 'agreed',
  deduction: 'deduction',
  coefficient: 'deduction',
  penalty: 'penalty',
  credit: 'correction',
  adjustment: 'correction',
};

function familyOf({ kind, sku }: LineSum): VoucherFamily | undefined {
  return BY_ITEM.has(kind) ? familyOfItem(sku ?? '') : BY_KIND[kind];
}

/** `PZ-2026-000001` of `JS-2026-000001`. */
export const voucherNumber = (statement: string): string => `PZ-${statement.replace(/^JS-/, '')}`;

interface Entered {
  readonly family: VoucherFamily;
  readonly correction: LineSum['correction'];
  readonly fen: Fen;
}

/**
 * What a correction comes to in entries: what it takes back and what it charges anew, where this statement takes the whole of it into account,
 * else its part of the difference.
 */
function piecesOf({ fen, correction }: LineSum): readonly Fen[] {
  if (!correction) return [fen];
  const { takenBackFen, renewedFen } = correction.parts;
  return takenBackFen + renewedFen === fen ? [takenBackFen, renewedFen] : [fen];
}

/** Sums of one family together, each piece of a correction by itself, in the order in which they first come; what comes to nothing is left out. */
function entered(sums: readonly LineSum[]): readonly Entered[] {
  const entries = new Map<string, Entered>();
  for (const sum of sums) {
    const { correction, kind, sku } = sum;
    const family = familyOf(sum);
    if (!family) throw new DomainError('VOUCHER_SUBJECT_MISSING', { item: sku ?? kind });
    for (const [place, fen] of piecesOf(sum).entries()) {
      const key = `${family}/${correction?.number ?? ''}/${place}`;
      entries.set(key, { family, correction, fen: fen + (entries.get(key)?.fen ?? 0n) });
    }
  }
  return [...entries.values()].filter(({ fen }) => fen !== 0n);
}

/**
 * The voucher of an issued statement in one party's books, balanced to the fen. The payer debits expenses and credits the payable, the provider debits
 * the receivable and credits revenue; what takes off stands in red on the side of what it takes off from. Subjects are those in force at the
 * end of the statement's month. VOUCHER_SUBJECT_MISSING names the family, the kind of department and the book that no mapping speaks of.
 */
export function voucherOf(
  statement: BookedStatement,
  book: VoucherBook,
  mappings: readonly VoucherMapping[] = VOUCHER_MAPPINGS,
): Voucher {
  const { number, month, department, contentHash, payableFen, sums } = statement;
  const at = new Date(periodOf(month).to.getTime() - 1);
  const subject = (family: VoucherFamily) => {
    const found = subjectOf({ book, kind: department.kind, family, at }, mappings);
    if (found) return found;
    throw new DomainError('VOUCHER_SUBJECT_MISSING', { family, kind: department.kind, book, month });
  };
  const items = entered(sums);
  if (items.reduce((all, { fen }) => all + fen, 0n) !== payableFen)
    throw new Error(`the lines of ${number} don't add up to what is payable, so no voucher can be made of it`);
  const [itemSide, balanceSide] = book === 'payer' ? (['debit', 'credit'] as const) : (['credit', 'debit'] as const);
  const lines = items.map((item) => ({ ...item, side: itemSide, subject: subject(item.family) }));
  const balance = { family: 'balance', fen: payableFen, side: balanceSide, subject: subject('balance') } as const;
  const owed = payableFen === 0n ? [] : [{ ...balance, correction: null }];
  return {
    ...{ number: voucherNumber(number), statement: number, month, date: dayOf(at), department, contentHash },
    entries: book === 'payer' ? [...lines, ...owed] : [...owed, ...lines],
  };
}
