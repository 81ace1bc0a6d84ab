import { ingest } from '../verb/ingest.ts';
import { publishPackSchema } from './schemas.ts';
import { currentPack, putPack } from './store.ts';

/** A worker says which policies it runs with. An audit row only where they differ from those in force. */
export const publishPack = ingest({
  event: 'compliance.pack-published',
  allow: ['job'],
  input: publishPackSchema,
  async store({ ctx, tx }, { digest, policies }) {
    if ((await currentPack(tx))?.digest === digest) return { result: { digest } };
    await putPack(tx, { digest, policies, at: ctx.now });
    const detail = { digest, policies: policies.length };
    return { result: { digest }, audit: { object: { kind: 'policy-pack', id: digest }, detail } };
  },
});
