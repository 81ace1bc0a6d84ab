import { changeProviderSchema } from '../maintenance/schemas.ts';
import { command } from '../verb/command.ts';
import { DomainError } from '../verb/errors.ts';
import { openMaintenance } from './open-maintenance.ts';
import { findStack } from './stack-store.ts';

/** Version of `@pulumi/kubernetes` that the programs are written against, and so of the provider that serves them. */
const PROVIDER_VERSION = '4.32.0';

/**
 * Asks for another provider to serve a stack. It may where a refresh and a preview by that provider show no change at all; once
 * released by another person both are done again, and the stack records it. Refused as openMaintenance; STATE_CONFLICT where it is
 * served by that one already; PLAN_NOT_EMPTY once previewed.
 */
export const changeProvider = command({
  event: 'provisioning.provider-change-asked',
  allow: ['platform-engineer'],
  input: changeProviderSchema,
  async act(scope, { stackId, kind, reason }) {
    const stack = await findStack(scope.tx, stackId);
    if (!stack) throw new DomainError('NOT_FOUND', { what: 'stack' });
    const { name, provider: recorded, provider_version: version } = stack;
    if (recorded === null || recorded === kind)
      throw new DomainError('STATE_CONFLICT', { object: name, state: recorded ?? stack.state });
    const intent = {
      purpose: 'provider' as const,
      from: { kind: recorded as 'official' | 'stand-in', version: version ?? PROVIDER_VERSION },
      provider: { kind, version: PROVIDER_VERSION },
      reason,
    };
    const opened = await openMaintenance.within(scope, { stackId, intent, inputs: null });
    return {
      result: opened,
      audit: {
        object: { kind: 'stack', id: stackId },
        departmentId: stack.department_id,
        detail: { operation: opened.number, from: recorded, to: kind, reason },
      },
    };
  },
});
