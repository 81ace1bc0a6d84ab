import { type PackConfig, packConfig } from '@zhengyun/rulebook/compliance.ts';
import { z } from 'zod';
import { query } from '../verb/query.ts';
import { exemptionsAt, settingsInForce } from './store.ts';

/** What the policy pack is told for a run that begins now: the deployment's settings and the exemptions in force. */
export const packInputs = query({
  allow: ['job'],
  input: z.void(),
  async read({ ctx, tx }): Promise<PackConfig> {
    const exemptions = await exemptionsAt(tx, ctx.now);
    return packConfig({ judgedAt: ctx.now, exemptions, settings: await settingsInForce(tx) });
  },
});
