import { command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { answerProbe } from './probe-store.ts';
import { recordProbeSchema } from './schemas.ts';

/** Stores what a look at a cluster came to; the credential it was made with is emptied. NOT_FOUND once it was answered. */
export const recordProbe = command({
  event: 'clouds.probe-answered',
  allow: ['job'],
  input: recordProbeSchema,
  async act({ ctx, tx }, input) {
    const { probeId, answer } = input;
    const probe = await answerProbe(tx, input, ctx.now);
    if (!probe) throw new DomainError('NOT_FOUND', { what: 'cluster-probe' });
    const missing = answer.state === 'answered' ? answer.missing : [];
    return {
      result: { probeId },
      audit: {
        object: { kind: 'cluster-probe', id: probeId },
        detail: { server: probe.server, state: answer.state, missing },
      },
    };
  },
});
