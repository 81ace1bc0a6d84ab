import { monthOf } from '@zhengyun/rulebook/calendar.ts';
import { z } from 'zod';
import { workOutCharges } from '../rating/work-out-charges.ts';
import { query } from '../verb/query.ts';
import { idSchema } from '../verb/wire.ts';

/** Clouds on which a department used something that is charged within [from, to), a part of one month: those that a statement deducts and rates by. */
export const findChargedClouds = query({
  allow: ['job'],
  input: z.strictObject({ departmentId: idSchema, from: z.date(), to: z.date() }),
  async read(scope, { departmentId, from, to }): Promise<readonly string[]> {
    const of = { departmentId, month: monthOf(from), from, to };
    const { charges, gaps } = await workOutCharges.definition.read(scope, of);
    return [...new Set([...charges, ...gaps].flatMap(({ cloudId }) => cloudId ?? []))];
  },
});
