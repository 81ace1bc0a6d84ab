import { z } from 'zod';
import { query } from '../verb/query.ts';
import { idSchema } from '../verb/wire.ts';
import { partsOfNotes } from './note-parts-store.ts';

/** In process only: what notes take back and what they charge anew, in fen, by key of the note. */
export const findNoteParts = query({
  allow: ['job'],
  input: z.strictObject({ noteIds: z.array(idSchema) }),
  async read({ tx }, { noteIds }) {
    const rows = await partsOfNotes(tx, noteIds);
    return new Map(
      rows.map(({ id, takenBack, renewed }) => [
        id,
        { takenBackFen: BigInt(takenBack ?? 0n), renewedFen: BigInt(renewed ?? 0n) },
      ]),
    );
  },
});
