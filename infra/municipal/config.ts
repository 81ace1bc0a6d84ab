import { type CloudInputs, cloudInputsSchema } from '@zhengyun/interface/cloud.ts';
import { parseInputs } from '@zhengyun/interface/parse-inputs.ts';
import { localLimitsOf } from './local-limits.ts';

const inputsSchema = cloudInputsSchema
  .refine(({ cloud }) => cloud.tier === 'municipal', {
    path: ['cloud', 'tier'],
    error: 'must be municipal for this program',
  })
  .refine(({ cloud }) => localLimitsOf(cloud.profile) !== null, {
    path: ['cloud', 'profile'],
    error: 'must be a city profile: city-very-large, city-medium or city-small',
  })
  .superRefine(({ cloud, zones, kubevirt }, context) => {
    const limits = localLimitsOf(cloud.profile);
    if (limits === null) return;
    if (zones.length > limits.zones) {
      const message = `profile ${cloud.profile} keeps at most ${limits.zones} zones; the others belong to the provincial cloud`;
      context.addIssue({ code: 'custom', path: ['zones'], message });
    }
    if (kubevirt === 'install' && !limits.installsKubevirt) {
      const message = `profile ${cloud.profile} takes hosts from the provincial cloud and brings no definition of its own: set present`;
      context.addIssue({ code: 'custom', path: ['kubevirt'], message });
    }
  });

/**
 * Inputs of the municipal program.
 *
 * @throws InputsInvalidError when a field is missing or wrong, or the city's profile leaves this to the province
 */
export function municipalInputs(value: unknown): CloudInputs {
  return parseInputs('municipal', inputsSchema, value);
}
