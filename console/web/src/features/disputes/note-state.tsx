import { useTranslation } from 'react-i18next';
import { Status, type Tone } from '../../ui/status/status.tsx';
import type { CreditNote } from './dispute-types.ts';

const TONES: Readonly<Record<CreditNote['state'], Tone>> = {
  proposed: 'attention',
  approved: 'good',
  refused: 'ended',
};

/** Where a credit note or an adjustment stands. */
export function NoteState({ of }: { readonly of: CreditNote }) {
  const { t } = useTranslation();
  const state = of.overdue ? 'overdue' : of.state;
  return <Status tone={of.overdue ? 'bad' : TONES[of.state]}>{t(`disputes.notes.states.${state}`)}</Status>;
}
