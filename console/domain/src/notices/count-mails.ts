import { z } from 'zod';
import { query } from '../verb/query.ts';
import { countMailStates } from './mail-store.ts';

/** Mails that wait to be sent, and those that were given up: what an alarm looks at. */
export const countMails = query({
  allow: ['job'],
  input: z.void(),
  read: ({ tx }) => countMailStates(tx),
});
