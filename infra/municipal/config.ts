import { type CloudInputs, cloudInputsSchema } from '@zhengyun/interface/cloud.ts';
import { parseInputs } from '@zhengyun/interface/parse-inputs.ts';
import { profilePolicyAt } from '@zhengyun/rulebook/profile.ts';
import type { ProfilePolicy } from '@zhengyun/rulebook/profile-policy.ts';
import { beyondLimits, localLimitsOf } from './local-limits.ts';

const inputsSchema = (policy: ProfilePolicy) =>
  cloudInputsSchema
    .refine(({ cloud }) => cloud.tier === 'municipal', {
      path: ['cloud', 'tier'],
      error: 'must be municipal for this program',
    })
    .refine(({ cloud }) => localLimitsOf(cloud.profile, policy) !== null, {
      path: ['cloud', 'profile'],
      error: 'must be a city profile: city-very-large, city-medium or city-small',
    })
    .superRefine((inputs, context) => {
      const limits = localLimitsOf(inputs.cloud.profile, policy);
      if (limits === null) return;
      for (const { path, message } of beyondLimits(inputs, limits))
        context.addIssue({ code: 'custom', path: [...path], message });
    });

/**
 * Inputs of the municipal program, held against the profile policy in force as it runs.
 *
 * @throws InputsInvalidError when a field is missing or wrong, or the city's profile leaves this to the province
 */
export function municipalInputs(value: unknown, policy: ProfilePolicy = profilePolicyAt(new Date())): CloudInputs {
  return parseInputs('municipal', inputsSchema(policy), value);
}
