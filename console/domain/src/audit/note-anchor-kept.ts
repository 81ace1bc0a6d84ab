import { z } from 'zod';
import { settle } from '../notices/settle.ts';
import { ingest } from '../verb/ingest.ts';
import { ANCHORS } from './schemas.ts';

/** Closes what people were told of anchors that could not be written, now that one was. Gives how many were open. */
export const noteAnchorKept = ingest({
  event: 'audit.anchor-failed',
  allow: ['job'],
  input: z.void(),
  async store(scope) {
    return settle.definition.store(scope, { about: ANCHORS, kinds: ['anchor-failing'] });
  },
});
