import { formatExact } from '@zhengyun/rulebook/money.ts';
import { DomainError } from '../../verb/errors.ts';
import { decodeCursor, encodeCursor } from '../../verb/paging.ts';
import { query } from '../../verb/query.ts';
import { LINE_KINDS, statementWorkingSchema } from '../schemas.ts';
import { findStatement, statementItem } from '../store.ts';
import { addsUp, figureValue } from './figure-rules.ts';
import { pageOfLines, sumsOfLines } from './figure-store.ts';
import { FIGURE_RULES } from './figure-table-rules.ts';
import { type ExplainedFigure, explainFigureInputSchema } from './schemas.ts';

const NO_INSTANT = new Date(0);

/**
 * How a figure of a statement was made: the figures it follows from, and the lines behind it, which are added up anew from the stored rows
 * and held against it. NOT_FOUND also for another department's.
 */
export const explainFigure = query({
  allow: ['signed-in', 'job'],
  input: explainFigureInputSchema,
  async read(scope, { statementId, figure, cursor, limit }): Promise<ExplainedFigure> {
    const row = await findStatement(scope.tx, statementId);
    if (!row) throw new DomainError('NOT_FOUND', { what: 'statement' });
    const { lines, terms, unit, rounding } = FIGURE_RULES[figure];
    const kinds = lines === 'all' ? LINE_KINDS : lines;
    const { total, ...sums } = await sumsOfLines(scope, { statementId, kinds });
    const { exact: effect } = await sumsOfLines(scope, { statementId, kinds: ['coefficient'] });
    const said = { working: statementWorkingSchema.parse(row.working), payableFen: row.payable_fen, effect };
    const after = decodeCursor(cursor)?.id;
    const found = await pageOfLines(scope, { statementId, kinds, after, limit: limit + 1 });
    const last = found.length > limit ? found[limit - 1] : undefined;
    const { id, number, month, department, contract } = statementItem(row);
    return {
      statement: { id, number, month, department, contract },
      figure,
      unit,
      value: figureValue(figure, said),
      rounding,
      terms: terms.map((term) => ({
        ...term,
        unit: FIGURE_RULES[term.figure].unit,
        value: figureValue(term.figure, said),
      })),
      equal: addsUp(figure, said, sums),
      sum: kinds.length === 0 ? null : { exact: formatExact(sums.exact), amountFen: sums.amountFen.toString() },
      lines: {
        items: found.slice(0, limit).map((line) => ({ ...line })),
        total,
        nextCursor: last ? encodeCursor(NO_INSTANT, last.id) : null,
      },
    };
  },
});
