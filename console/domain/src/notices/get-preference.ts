import { z } from 'zod';
import { query } from '../verb/query.ts';
import { preferenceOf } from './mail-store.ts';
import { readerOf } from './reader-rules.ts';
import { NATURE } from './rules.ts';
import { NOTICE_KINDS, type preferenceSchema } from './schemas.ts';

/** How the caller is told beside the screen. */
export const getPreference = query({
  allow: ['signed-in'],
  input: z.void(),
  async read({ ctx, tx }): Promise<z.output<typeof preferenceSchema>> {
    const preference = await preferenceOf(tx, readerOf(ctx.actor));
    return { ...preference, weighty: NOTICE_KINDS.filter((kind) => NATURE[kind].weighty) };
  },
});
