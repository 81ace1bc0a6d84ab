import { command } from '../../verb/command.ts';
import { DomainError } from '../../verb/errors.ts';
import { codeUnsentSchema } from './schemas.ts';
import { setUnsent } from './store.ts';

/** Notes that the code of a claim could not be mailed, so that its person is told and waits for none. STATE_CONFLICT as issueCode. */
export const noteCodeUnsent = command({
  event: 'people.mail-code-unsent',
  allow: ['job'],
  input: codeUnsentSchema,
  async act({ tx }, { claimId, why }) {
    const claim = await setUnsent(tx, claimId, why);
    if (!claim) throw new DomainError('STATE_CONFLICT', { object: claimId, state: 'ended' });
    return {
      result: { claimId },
      audit: { object: { kind: 'person', id: claim.person_id }, detail: { claim: claimId, why } },
    };
  },
});
