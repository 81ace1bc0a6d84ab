import type { Outputs } from '../../api/outputs.ts';

export type ContractRow = Outputs['contracts']['list']['items'][number];
export type Contract = Outputs['contracts']['get'];
export type ContractTerms = Contract['versions'][number]['terms'];
export type Penalty = Contract['penalties'][number];
