import { parseArgs } from 'node:util';
import { label } from '@zhengyun/rulebook/messages/message.ts';
import { formatYuan } from '@zhengyun/rulebook/money.ts';
import { UsageError } from '../usage-error.ts';
import { table } from './print.ts';
import type { ApiSession } from './session.ts';

const USAGE = 'usage: bill [YYYY-MM] [--department ID] [--lang zh|en] [--json]';

/** Statements of a month (all months without one), and the newest of them line by line. Exit code 1: there is none. */
export async function bill(args: readonly string[], { api, locale, json, output }: ApiSession): Promise<number> {
  const options = { department: { type: 'string' } } as const;
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
  const [month, ...more] = positionals;
  if (more.length > 0) throw new UsageError(USAGE);
  const { items } = await api.call('settlement.list', {
    ...(month === undefined ? {} : { month }),
    ...(values.department === undefined ? {} : { departmentId: values.department }),
  });
  const [newest] = items;
  if (!newest) {
    output.err(locale === 'zh-CN' ? '没有结算单。\n' : 'There is no statement.\n');
    return 1;
  }
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
