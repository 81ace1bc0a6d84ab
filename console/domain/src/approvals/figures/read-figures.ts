import { monthOf, periodOf } from '@zhengyun/rulebook/calendar.ts';
import { itemCodeSchema } from '@zhengyun/rulebook/catalogue.ts';
import { returnReasonSchema } from '@zhengyun/rulebook/return-reason.ts';
import { APPROVAL_STEPS } from '../../requests/schemas.ts';
import { query } from '../../verb/query.ts';
import { lateByWait, promisesByItem } from './promise-store.ts';
import { countBands, noReturnPpm } from './rules.ts';
import { type ApprovalFigures, figuresInputSchema } from './schemas.ts';
import { deliverySeconds, ends, returnsByReason, stepTimes } from './store.ts';

/**
 * How approval went in a month of Asia/Shanghai: share with no return (F36), returns by reason, delivery times in the bands that
 * provinces report, time per step. Of the requests the caller sees: a department's own, the province's for who looks across it.
 */
export const readFigures = query({
  allow: ['signed-in'],
  input: figuresInputSchema,
  async read({ ctx, tx }, { month = monthOf(ctx.now), departmentId }): Promise<ApprovalFigures> {
    const asked = { period: periodOf(month), departmentId };
    const ended = await ends(tx, asked);
    const times = await stepTimes(tx, asked);
    const promised = { ...asked, now: ctx.now };
    return {
      month,
      ...ended,
      noReturnPpm: noReturnPpm(ended)?.toString() ?? null,
      returns: (await returnsByReason(tx, asked)).map(({ reason, count }) => ({
        reason: returnReasonSchema.parse(reason),
        count,
      })),
      delivery: [...countBands(await deliverySeconds(tx, asked))],
      steps: APPROVAL_STEPS.flatMap((step) => {
        const row = times.find((each) => each.step === step);
        if (!row) return [];
        const { median, ninetieth } = row;
        const rounded = { medianSeconds: Math.round(median), ninetiethSeconds: Math.round(ninetieth) };
        return [{ step, count: Number(row.count), late: Number(row.late), ...rounded }];
      }),
      promises: {
        byItem: (await promisesByItem(tx, promised)).map(({ item, cloud_id: id, slug, name, ...counts }) => ({
          item: itemCodeSchema.parse(item),
          cloud: { id, slug, name },
          promised: Number(counts.promised),
          late: Number(counts.late),
          unknown: Number(counts.unknown),
        })),
        waitedFor: (await lateByWait(tx, promised)).map(({ party, count }) => ({ party, count: Number(count) })),
      },
    };
  },
});
