import type { z } from 'zod';
import { DomainError } from '../verb/errors.ts';
import { query } from '../verb/query.ts';
import { draftView } from './rules.ts';
import { draftRefSchema, type draftViewSchema } from './schemas.ts';
import { findDraft } from './store.ts';

/** A draft of the caller's own, to be written on. NOT_FOUND for any other. */
export const getDraft = query({
  allow: ['platform-engineer'],
  input: draftRefSchema,
  async read({ ctx, tx }, { draftId }): Promise<z.output<typeof draftViewSchema>> {
    const own = ctx.actor.kind === 'person' ? await findDraft(tx, ctx.actor.id, draftId) : undefined;
    if (!own) throw new DomainError('NOT_FOUND', { what: 'cloud-draft' });
    return draftView(own);
  },
});
