import { type Dimension, dimensionSchema } from '@zhengyun/rulebook/dimension.ts';
import { useTranslation } from 'react-i18next';
import { SERVICE_NAMES, type ServiceName } from '../new/service-list.ts';

const KNOWN = [
  'name',
  'profile',
  'region',
  'nodes',
  'xinchuang',
  'maximumMlps',
  'publicAddress',
  'architecture',
  'capacity',
  'iops',
  'storage',
  'services',
  'zones',
  'cloud',
  'kubevirt',
  'storageProvisioner',
] as const;

/** Words for the places and values of a cloud's changes; what has no word is shown as it is: codes, node names, classes. */
export function useChangeLabel() {
  const { t } = useTranslation();
  const word = (key: string): string => {
    const known = KNOWN.find((each) => each === key);
    if (known) return t(`clouds.changed.${known}`);
    if (SERVICE_NAMES.includes(key as ServiceName)) return t(`clouds.service.${key as ServiceName}`);
    if (dimensionSchema.safeParse(key).success) return t(`words.dimension.${key as Dimension}`);
    return key;
  };
  return {
    path: (path: readonly string[]) => path.map(word).join(' · '),
    value: (value: string | null) => {
      if (value === null) return '—';
      return value === 'true' || value === 'false' ? t(`clouds.yesNo.${value}`) : value;
    },
  };
}
