import { useTranslation } from 'react-i18next';
import { Status, type Tone } from '../../ui/status/status.tsx';
import type { Judgement } from './policy-types.ts';

const TONES: Readonly<Record<Judgement['status'], Tone>> = {
  clean: 'good',
  advised: 'attention',
  violated: 'bad',
  unknown: 'unknown',
  unjudged: 'waiting',
};

/** What the policies said of a stack; what could not be judged is never shown as clean. */
export function JudgementStatus({ status }: { readonly status: Judgement['status'] }) {
  const { t } = useTranslation();
  return <Status tone={TONES[status]}>{t(`policies.status.${status}`)}</Status>;
}
