import { parseArgs } from 'node:util';
import { label } from '@zhengyun/rulebook/messages/message.ts';
import { formatYuan } from '@zhengyun/rulebook/money.ts';
import { UsageError } from '../usage-error.ts';
import { type BillFormat, billFile, formatOf } from './bill-file.ts';
import { table } from './print.ts';
import type { ApiSession } from './session.ts';

const USAGE =
  'usage: bill [YYYY-MM] [--department ID] [--number N] [--format csv|xlsx|focus-csv|focus-parquet|json] [-o FILE] [--force] [--lang zh|en] [--json]';

interface Asked {
  readonly month: string | undefined;
  readonly department: string | undefined;
  /** Printed or working number of the one that is meant. */
  readonly number: string | undefined;
  readonly format: BillFormat | null;
  readonly file: string | undefined;
  readonly force: boolean;
}

function askedOf(args: readonly string[]): Asked {
  const text = { type: 'string' } as const;
  const options = {
    ...{ department: text, number: text, format: text, output: { ...text, short: 'o' } },
    force: { type: 'boolean', default: false },
  } as const;
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
  const { department, number, output: file, force } = values;
  const [month, ...more] = positionals;
  const format = formatOf({ format: values.format, file });
  if (more.length > 0 || format === undefined || (force && file === undefined)) throw new UsageError(USAGE);
  return { month, department, number, format, file, force };
}

/**
 * Statements of a month (all months without one), and the newest of them line by line; with a format one statement as a file. Exit code 1:
 * there is none.
 */
export async function bill(args: readonly string[], session: ApiSession): Promise<number> {
  const { month, department, number, format, file, force } = askedOf(args);
  const { api, locale, json, output } = session;
  const input = {
    ...(month === undefined ? {} : { month }),
    ...(department === undefined ? {} : { departmentId: department }),
  };
  const items =
    number === undefined ? (await api.call('settlement.list', input)).items : await named(session, input, number);
  const [newest] = items;
  if (!newest) {
    output.err(locale === 'zh-CN' ? '没有结算单。\n' : 'There is no statement.\n');
    return 1;
  }
  if (format) return billFile(items, { format, file, force }, session);
  const statement = await api.call('settlement.get', { statementId: newest.id });
  if (json) {
    output.out(`${JSON.stringify(statement)}\n`);
    return 0;
  }
  const yuan = (fen: string) => formatYuan(BigInt(fen));
  const state = (text: string) => label(locale, 'statementState', text);
  output.out(
    table(
      items.map((each) => [each.number, each.month, state(each.state), each.department.name, yuan(each.payableFen)]),
      [4],
    ),
  );
  output.out(`\n${statement.number}\n`);
  const lines = statement.lines.map((line) => [
    String(line.ordinal),
    label(locale, 'lineKind', line.kind),
    line.resource?.number ?? '',
    line.sku ?? '',
    line.quantity ?? '',
    line.unitPrice ?? '',
    yuan(line.amountFen),
  ]);
  output.out(table(lines, [0, 4, 5, 6]));
  output.out(`${yuan(statement.payableFen)}  ${statement.payableChinese}\n`);
  return 0;
}

/** The statement of a number among those asked for; empty: there is none. */
async function named({ api }: ApiSession, input: Parameters<typeof api.each<'settlement.list'>>[1], number: string) {
  for await (const item of api.each('settlement.list', { ...input, limit: 200 }))
    if (item.number === number) return [item];
  return [];
}
