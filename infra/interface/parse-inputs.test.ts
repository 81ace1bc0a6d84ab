import { expect, it } from 'vitest';
import { z } from 'zod';
import { InputsInvalidError, parseInputs } from './parse-inputs.ts';

const schema = z.strictObject({ zone: z.string(), ceiling: z.strictObject({ hosts: z.int() }) });

it('gives inputs as the schema reads them', () => {
  const inputs = { zone: 'extranet', ceiling: { hosts: 3 } };
  expect(parseInputs('tenancy', schema, inputs)).toEqual(inputs);
});

it('names every wrong field by its path, in one error', () => {
  expect(() => parseInputs('tenancy', schema, { ceiling: { hosts: 1.5 } })).toThrow(
    /^inputs of program tenancy are not valid: zone: .*; ceiling\.hosts: /,
  );
});

it('speaks of the inputs where there is no field to name', () => {
  const failure = () => parseInputs('tenancy', schema, null);
  expect(failure).toThrow(InputsInvalidError);
  expect(failure).toThrow('inputs: ');
});
