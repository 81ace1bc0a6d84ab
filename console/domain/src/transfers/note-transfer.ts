import { z } from 'zod';
import { command } from '../verb/command.ts';
import type { EventName } from '../verb/events.ts';
import { EVENTS } from '../verb/events.ts';
import { idSchema } from '../verb/wire.ts';

const noteSchema = z.strictObject({
  transferId: idSchema,
  number: z.string(),
  departmentId: idSchema,
  act: z.enum(EVENTS),
  detail: z.record(z.string(), z.json()).default({}),
});

/** Leaves in the other department's chain what was done in the transfer, since an act's own row belongs to one chain. Called within it. */
export const noteTransfer = command({
  event: 'transfers.noted',
  allow: ['job'],
  input: noteSchema,
  async act(_, { transferId, number, departmentId, act, detail }) {
    const noted: EventName = act;
    return {
      result: undefined,
      audit: { object: { kind: 'transfer', id: transferId }, departmentId, detail: { number, act: noted, ...detail } },
    };
  },
});
