import { type CloudInputs, cloudInputsSchema } from '@zhengyun/interface/cloud.ts';
import { parseInputs } from '@zhengyun/interface/parse-inputs.ts';

const inputsSchema = cloudInputsSchema
  .refine(({ cloud }) => cloud.tier === 'sectoral', {
    path: ['cloud', 'tier'],
    error: 'must be sectoral for this program',
  })
  .refine(({ cloud }) => cloud.profile === 'sector', { path: ['cloud', 'profile'], error: 'must be sector' });

/**
 * Inputs of the sectoral program.
 *
 * @throws InputsInvalidError when a field is missing or wrong, or the cloud is of another tier
 */
export function sectoralInputs(value: unknown): CloudInputs {
  return parseInputs('sectoral', inputsSchema, value);
}
