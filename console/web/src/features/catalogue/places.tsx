import { Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { Status } from '../../ui/status/status.tsx';
import type { Place } from './catalogue-types.ts';

const WHY = {
  ITEM_NOT_AVAILABLE: 'catalogue.notAvailable',
  ITEM_NOT_OFFERED: 'shop.notOffered',
  ITEM_NOT_LOCAL: 'catalogue.notLocal',
  CLOUD_NOT_READY: 'catalogue.notReady',
} as const;

/** Every cloud, and why not where the item can't be ordered. */
export function Places({ places }: { readonly places: readonly Place[] }) {
  const { t } = useTranslation();
  return (
    <Flex gap={16} wrap>
      {places.map((place) => (
        <Status key={place.id} tone={place.orderable ? 'good' : 'ended'}>
          {place.name}
          {place.code ? <span className="zy-faint"> {t(WHY[place.code])}</span> : null}
        </Status>
      ))}
    </Flex>
  );
}
