import { useTranslation } from 'react-i18next';
import { Status, type Tone } from '../status/status.tsx';
import type { StackDrift } from './drift-types.ts';

const TONES: Readonly<Record<StackDrift['status'], Tone>> = {
  same: 'good',
  drifted: 'attention',
  unknown: 'unknown',
  unchecked: 'waiting',
};

/** What the last look at a stack found; unknown and never looked at are words of their own. */
export function DriftStatus({ status }: { readonly status: StackDrift['status'] }) {
  const { t } = useTranslation();
  return <Status tone={TONES[status]}>{t(`drift.status.${status}`)}</Status>;
}
