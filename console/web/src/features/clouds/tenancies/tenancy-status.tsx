import { useTranslation } from 'react-i18next';
import type { Outputs } from '../../../api/outputs.ts';
import { Status } from '../../../ui/status/status.tsx';

const TONES = { planned: 'waiting', deployed: 'good', closing: 'running', released: 'ended', lapsed: 'ended' } as const;

/** Where a tenancy is in its life. */
export function TenancyStatus({ state }: { readonly state: Outputs['tenancy']['get']['state'] }) {
  const { t } = useTranslation();
  return <Status tone={TONES[state]}>{t(`clouds.tenancyState.${state}`)}</Status>;
}
