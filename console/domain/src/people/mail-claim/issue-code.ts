import { command } from '../../verb/command.ts';
import { DomainError } from '../../verb/errors.ts';
import { localeSchema } from '../schemas.ts';
import { CODE_MINUTES, hashOf, newCode } from './rules.ts';
import { claimRefSchema, type IssuedCode } from './schemas.ts';
import { setCode } from './store.ts';

/**
 * Makes the code of a claim as its mail is written; one that was made before counts no more. STATE_CONFLICT where another claim took its
 * place, it is confirmed, or its person is out of service.
 */
export const issueCode = command({
  event: 'people.mail-code-issued',
  allow: ['job'],
  input: claimRefSchema,
  async act({ ctx, tx }, { claimId }) {
    const code = newCode();
    const expiresAt = new Date(ctx.now.getTime() + CODE_MINUTES * 60_000);
    const claim = await setCode(tx, claimId, { hash: await hashOf(code), expiresAt });
    if (!claim) throw new DomainError('STATE_CONFLICT', { object: claimId, state: 'ended' });
    const result: IssuedCode = {
      to: claim.mail,
      locale: localeSchema.parse(claim.locale),
      code,
      minutes: CODE_MINUTES,
    };
    const detail = { claim: claimId, expiresAt: expiresAt.toISOString() };
    return { result, audit: { object: { kind: 'person', id: claim.person_id }, detail } };
  },
});
