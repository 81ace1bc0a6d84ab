/** A policy that could not judge, mostly for a setting of the wrong form; `cause` is what it ran into. */
export class PolicyFailed extends Error {
  override readonly name = 'PolicyFailed';
  readonly policy: string;

  constructor(policy: string, cause: unknown) {
    super(`policy ${policy} can't judge: look at its settings in the pack's configuration`, { cause });
    this.policy = policy;
  }
}
