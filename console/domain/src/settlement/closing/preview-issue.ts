import { query } from '../../verb/query.ts';
import { refusalOf } from '../state-rules.ts';
import { handOf, standingOf } from '../state-store.ts';
import { statementsById } from '../store.ts';
import { previewIssueSchema } from './schemas.ts';

/** What issuing these statements would do, without doing it: refusals that show by themselves. Whether each reconciles is asked when it is issued. */
export const previewIssue = query({
  allow: ['finance'],
  input: previewIssueSchema,
  async read({ ctx, tx }, { statementIds }) {
    const rows = await statementsById(tx, statementIds);
    const items = rows.map((row) => ({
      id: row.id,
      number: row.number,
      month: row.month,
      department: { id: row.department_id, name: row.departmentName },
      payableFen: row.payable_fen.toString(),
      refusal: refusalOf('issue', standingOf(row), handOf(ctx.actor, row)),
    }));
    const issuable = items.filter(({ refusal }) => refusal === null);
    const total = issuable.reduce((sum, { payableFen }) => sum + BigInt(payableFen), 0n);
    return { items, issuable: issuable.length, payableFen: total.toString() };
  },
});
