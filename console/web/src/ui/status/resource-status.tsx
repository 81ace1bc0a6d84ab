import { useTranslation } from 'react-i18next';
import { Status } from './status.tsx';
import { RESOURCE_TONES, type ResourceState } from './tones.ts';

/** State of a resource in the product's words. */
export function ResourceStatus({ state }: { readonly state: ResourceState }) {
  const { t } = useTranslation();
  return <Status tone={RESOURCE_TONES[state]}>{t(`words.resourceState.${state}`)}</Status>;
}
