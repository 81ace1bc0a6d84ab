import { addMonths, monthOf } from '@zhengyun/rulebook/calendar.ts';
import { z } from 'zod';
import { findTold } from '../notices/find-told.ts';
import { query } from '../verb/query.ts';
import { listUncontracted } from './list-uncontracted.ts';
import { uncontractedNews } from './notice-rules.ts';

/**
 * What there is to tell of use that no contract covers, of this month, the last and every month told of: departments to tell of now,
 * and those told of whose use is covered by now.
 */
export const findUncontractedNews = query({
  allow: ['job'],
  input: z.void(),
  async read(scope) {
    const told = await findTold.definition.read(scope, { kind: 'use-without-contract' });
    const now = monthOf(scope.ctx.now);
    const months = new Set([addMonths(now, -1), now, ...told.map(({ aspect }) => aspect)]);
    const uses = [];
    for (const month of months) uses.push(await listUncontracted.definition.read(scope, { month }));
    return uncontractedNews(uses, told);
  },
});
