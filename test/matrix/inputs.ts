import { type KeyOf, minimalInput } from './minimal-input.ts';
import type { Procedure } from './read-procedures.ts';

/** Fields that a schema's shape does not give away, because a rule over several of them decides. */
const BESIDE: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  'compliance.askExemption': { where: { namespace: 'matrix' } },
  'contracts.enterPenalty': { amountFen: '100' },
  'metering.amendUse': { quantity: '1' },
  'pricing.simulate': { versionId: '01900000-0000-7000-8000-000000000000' },
  'contracts.sign': { validFrom: '2027-01-01T00:00:00Z', validTo: '2028-01-01T00:00:00Z' },
};

/** An input that the procedure's verb takes, with the keys of `keyOf` where it names things. */
export function inputFor(procedure: Procedure, keyOf: KeyOf): unknown {
  const [verb] = procedure.verbs;
  if (!verb) return undefined;
  const made = minimalInput(verb.input, keyOf);
  const beside = BESIDE[procedure.path];
  const input = beside ? { ...(made as object), ...beside } : made;
  const { success, error } = verb.input.safeParse(input);
  if (success) return input;
  throw new Error(
    `${procedure.path} takes no input made from its schema: give one in test/matrix/inputs.ts (${error.issues[0]?.path.join('.')}: ${error.issues[0]?.message})`,
  );
}
