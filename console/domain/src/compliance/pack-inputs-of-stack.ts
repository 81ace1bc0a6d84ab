import type { PackConfig } from '@zhengyun/rulebook/compliance.ts';
import { query } from '../verb/query.ts';
import { packInputs } from './pack-inputs.ts';
import { stackNamedSchema } from './schemas.ts';
import { findStack } from './store.ts';

/**
 * What the nightly judgement tells the policy pack for the stack of that name now, so that a check by hand says the same; null for a
 * stack that the console does not know, or where two projects have one of that name.
 */
export const packInputsOfStack = query({
  allow: ['job'],
  input: stackNamedSchema,
  async read(scope, stack): Promise<PackConfig | null> {
    const found = await findStack(scope.tx, stack);
    return found && packInputs.definition.read(scope, found);
  },
});
