import { type CloudInputs, cloudInputsSchema } from '@zhengyun/interface/cloud.ts';
import { parseInputs } from '@zhengyun/interface/parse-inputs.ts';

const inputsSchema = cloudInputsSchema
  .refine(({ cloud }) => cloud.tier === 'provincial', {
    path: ['cloud', 'tier'],
    error: 'must be provincial for this program',
  })
  .refine(({ cloud }) => cloud.profile === 'province', { path: ['cloud', 'profile'], error: 'must be province' });

/**
 * Inputs of the provincial program.
 *
 * @throws InputsInvalidError when a field is missing or wrong, or the cloud is of another tier
 */
export function provincialInputs(value: unknown): CloudInputs {
  return parseInputs('provincial', inputsSchema, value);
}
