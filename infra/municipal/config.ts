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
  .superRefine(({ cloud, zones }, context) => {
    const limits = localLimitsOf(cloud.profile);
    if (limits === null) return;
    if (zones.length > limits.zones) {
      const message = `profile ${cloud.profile} keeps at most ${limits.zones} zones; the others belong to the provincial cloud`;
      context.addIssue({ code: 'custom', path: ['zones'], message });
    }
    for (const [index, zone] of zones.entries()) {
      if (zone.maximumMlps <= limits.mlps) continue;
      const message = `profile ${cloud.profile} hosts up to MLPS grade ${limits.mlps}; higher grades go to the provincial cloud`;
      context.addIssue({ code: 'custom', path: ['zones', index, 'maximumMlps'], message });
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
