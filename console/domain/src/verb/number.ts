import type { Tx } from '@zhengyun/db/with-transaction.ts';
import { sql } from 'kysely';
import { Temporal } from 'temporal-polyfill';

/** Printed prefixes: SQ request · CZ operation · ZY resource · ZK tenancy · XT system · JF delivery note · HT contract · JS statement · JG price version · YJ break-glass window · HM exemption · CS change of a policy's settings · HS reclaim · PE request for more quota · HZ transfer of a system · ZD version of the approval rule · WY penalty of a contract · HC case of reconciliation · YY dispute of a statement's line · CJ credit note · TZ adjustment · ZC asset · BJ supplement of a price version. */
export type NumberPrefix =
  | 'SQ'
  | 'CZ'
  | 'ZY'
  | 'ZK'
  | 'XT'
  | 'JF'
  | 'HT'
  | 'WY'
  | 'JS'
  | 'JG'
  | 'YJ'
  | 'HM'
  | 'CS'
  | 'HS'
  | 'HC'
  | 'YY'
  | 'CJ'
  | 'TZ'
  | 'BJ'
  | 'PE'
  | 'HZ'
  | 'ZC'
  | 'ZD';

/** Next printed number, e.g. `SQ-2026-000123`; the year is that of `at` in Asia/Shanghai. Gapless: the series is locked until `tx` ends. */
export async function nextNumber(tx: Tx, prefix: NumberPrefix, at: Date): Promise<string> {
  const year = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO('Asia/Shanghai').year;
  const { rows } = await sql<{ number: string }>`select next_number(${prefix}, ${year}) as number`.execute(tx);
  const [row] = rows;
  if (!row) throw new Error(`number series ${prefix} gave no number`);
  return row.number;
}
