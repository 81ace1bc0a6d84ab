import { parseInputs } from '@zhengyun/interface/parse-inputs.ts';
import { type ResizeProblem, resizeProblems } from '@zhengyun/interface/resize.ts';
import { type TenancyInputs, tenancyInputsSchema } from '@zhengyun/interface/tenancy.ts';

const REFUSED: Readonly<Record<ResizeProblem['code'], string>> = {
  ITEM_CHANGED: 'a resource stays the item it was ordered as',
  DISK_SHRUNK: 'a volume with data never shrinks',
  DISK_CLASS_CHANGED: 'a volume with data never changes its class',
  SCOPE_CHANGED: 'a load balancer keeps its address',
  SHARE_CHANGED: 'a GPU share keeps its memory',
  SYSTEM_CHANGED: 'a host keeps its operating system and keys',
  VERSION_CHANGED: 'a database with data keeps its major version',
};

const inputsSchema = tenancyInputsSchema.superRefine((inputs, context) => {
  if (inputs.kind !== 'line' || inputs.delivered === undefined) return;
  for (const problem of resizeProblems(inputs.delivered, inputs.spec)) {
    const message = `${problem.code}: ${REFUSED[problem.code]}; order a new resource and release this one`;
    context.addIssue({ code: 'custom', path: ['spec', problem.path], message });
  }
});

/**
 * Inputs of the tenancy program: a base or one order line.
 *
 * @throws InputsInvalidError when a field is missing or wrong, or a resize would destroy data
 */
export function tenancyInputs(value: unknown): TenancyInputs {
  return parseInputs('tenancy', inputsSchema, value);
}
