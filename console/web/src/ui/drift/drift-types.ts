import type { Outputs } from '../../api/outputs.ts';

export type StackDrift = Outputs['drift']['stacks']['items'][number];
export type DriftedObject = NonNullable<StackDrift['drift']>['objects'][number];
export type Openings = NonNullable<StackDrift['openings']>;
export type FieldWriter = DriftedObject['strangers'][number];
