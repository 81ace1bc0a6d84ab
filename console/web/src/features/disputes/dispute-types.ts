import type { Outputs } from '../../api/outputs.ts';

export type Dispute = Outputs['disputes']['list']['items'][number];
export type CreditNote = Outputs['creditNotes']['list']['items'][number];
export type LateFact = Outputs['creditNotes']['lateFacts']['items'][number];
