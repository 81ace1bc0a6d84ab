import type { StatementDetail } from '@zhengyun/domain/settlement/schemas.ts';
import { formatYuan } from '@zhengyun/rulebook/money.ts';
import type { ProvenObject } from './cluster-proof.ts';
import type { JournalStep } from './journal.ts';

export interface Played {
  readonly engine: { readonly pulumi: string; readonly provider: string; readonly kubernetes: string };
  readonly steps: readonly JournalStep[];
  readonly resources: readonly ProvenObject[];
  readonly statement: StatementDetail;
  readonly recomputedFen: string;
}

/** What `--json` writes. Money and quantities are decimal text; `recomputedFen` is the payable of the second computation. */
export function reportOf(played: Played) {
  const { statement } = played;
  return {
    engine: played.engine,
    steps: played.steps,
    resources: played.resources.map(({ id, kind, namespace, name }) => ({ id, kind, namespace, name })),
    statement: {
      period: statement.working.period,
      lines: statement.lines.map((line) => ({
        sku: line.sku ?? line.kind,
        quantity: line.quantity,
        unit: line.unit,
        unitPrice: line.unitPrice,
        amountFen: line.amountFen,
      })),
      payableFen: statement.payableFen,
    },
    recomputedFen: played.recomputedFen,
  };
}

/** The statement on paper's order: lines, then the steps to the payable amount. */
export function printStatement(statement: StatementDetail, write: (line: string) => void): void {
  write('');
  write(
    `结算单 ${statement.number}  ${statement.department.name}  ${statement.month}（本月至今，截至 ${statement.asOf}）${statement.sample ? '  样例价格' : ''}`,
  );
  for (const line of statement.lines) {
    const what =
      line.kind === 'usage'
        ? `${line.resource?.number ?? ''} ${line.sku ?? ''} ${line.quantity ?? ''} ${line.unit ?? ''} × ${line.unitPrice ?? ''}`
        : describe(line);
    write(`${String(line.ordinal).padStart(4)}  ${formatYuan(BigInt(line.amountFen)).padStart(14)} 元  ${what}`);
  }
  const { working } = statement;
  write(
    `      费用 ${working.usage} ＋ 年费 ${working.annual} ＋ 扣减 ${working.deduction} → 系数 ${working.coefficient.value}（${working.coefficient.reason}）→ 合计 ${working.total}`,
  );
  write(`      应付 ${formatYuan(BigInt(statement.payableFen))} 元  ${statement.payableChinese}`);
}

function describe(line: StatementDetail['lines'][number]): string {
  const { working } = line;
  switch (working.kind) {
    case 'deduction':
      return `扣减 ${working.cloud.name}：可用 ${working.minutes.up} 故障 ${working.minutes.down} 未知 ${working.minutes.unknown} 分钟，比例 ${working.ratePpm} ppm（${working.reason}）`;
    case 'coefficient':
      return `评价系数 ${working.value}（${working.reason}）`;
    case 'annual':
      return '年费';
    default:
      return `${working.kind} ${line.sku ?? ''} ${line.exact}`;
  }
}
