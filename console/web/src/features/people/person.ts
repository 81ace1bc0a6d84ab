import type { Outputs } from '../../api/outputs.ts';

export type Person = Outputs['people']['list']['items'][number];
export type Grant = Person['grants'][number];
