import { useTranslation } from 'react-i18next';
import { Status, type Tone } from '../../ui/status/status.tsx';
import type { ContractRow } from './contract-types.ts';

const TONES: Readonly<Record<ContractRow['state'], Tone>> = {
  waiting: 'waiting',
  coming: 'waiting',
  'in-force': 'good',
  ended: 'ended',
  withdrawn: 'ended',
};

/** Where a contract is in its term. */
export function ContractStatus({ state }: Pick<ContractRow, 'state'>) {
  const { t } = useTranslation();
  return <Status tone={TONES[state]}>{t(`contracts.states.${state}`)}</Status>;
}
