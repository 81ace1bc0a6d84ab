import { useTranslation } from 'react-i18next';
import { Status, type Tone } from '../../ui/status/status.tsx';
import type { Transfer } from './transfer-types.ts';

const TONES: Readonly<Record<Transfer['state'], Tone>> = {
  'giving-review': 'waiting',
  'receiving-review': 'waiting',
  'joint-review': 'waiting',
  done: 'good',
  returned: 'bad',
  refused: 'bad',
  withdrawn: 'ended',
  expired: 'ended',
};

/** Where a transfer stands. */
export function TransferState({ state }: { readonly state: Transfer['state'] }) {
  const { t } = useTranslation();
  return <Status tone={TONES[state]}>{t(`transfers.state.${state}`)}</Status>;
}
