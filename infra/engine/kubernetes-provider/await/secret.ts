import { mapAt, textAt } from '../objects/kubernetes-object.ts';
import { READY, rule, waiting } from './verdict.ts';

/** A service account token is ready when the token controller has written it; any other Secret at once. */
export const secretRule = rule(
  (secret) =>
    textAt(secret, 'type') !== 'kubernetes.io/service-account-token' || Object.keys(mapAt(secret, 'data')).length > 0
      ? READY
      : waiting('the token controller has not written the token yet'),
  { limitSeconds: 5, timeoutText: (name) => `Timeout occurred polling for '${name}'`, judgedOnRead: false },
);
