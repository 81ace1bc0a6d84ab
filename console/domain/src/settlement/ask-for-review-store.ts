import { settle } from '../notices/settle.ts';
import { tell } from '../notices/tell.ts';
import type { VerbScope } from '../verb/context.ts';
import { type Drafted, reviewNotice } from './notice-rules.ts';

interface Built extends Drafted {
  /** Who built the draft that it replaces; absent: there was none. */
  readonly existing: { readonly drafted_by: string | null } | undefined;
}

/** Asks finance to review a draft of a frozen month. Built by another person than before, those are asked anew who may review it now. */
export async function askForReview(scope: VerbScope, { existing, ...draft }: Built): Promise<void> {
  const review = reviewNotice(draft);
  if (!review) return;
  if (existing && existing.drafted_by !== draft.builtBy)
    await settle.definition.store(scope, { about: review.about, kinds: [review.kind] });
  await tell.within(scope, review);
}
