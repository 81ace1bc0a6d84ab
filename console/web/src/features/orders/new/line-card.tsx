import type { ItemCode } from '@zhengyun/rulebook/catalogue.ts';
import { Form, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { defaultSpec } from '../../../ui/spec-fields/default-spec.ts';
import { SpecFields } from '../../../ui/spec-fields/spec-fields.tsx';
import { usePeople } from '../../../ui/spec-fields/use-people.ts';
import { useTargets } from '../../../ui/spec-fields/use-targets.ts';
import { useNames } from '../../../ui/use-names.ts';
import type { Offer } from './offer.ts';

interface LineCardProps {
  readonly index: number;
  readonly offer: Offer;
  readonly mlpsGrade: number | undefined;
}

const WHY_NOT = {
  ITEM_NOT_AVAILABLE: 'catalogue.notAvailable',
  ITEM_NOT_OFFERED: 'shop.notOffered',
  ITEM_NOT_LOCAL: 'orders.notOrderableLocal',
  CLOUD_NOT_READY: 'orders.notOrderableReady',
} as const;

function useCloudOptions(offer: Offer, item: ItemCode) {
  const { t } = useTranslation();
  const places = offer.items.find(({ code }) => code === item)?.places ?? [];
  return places.map((place) => {
    const why = t(place.code ? WHY_NOT[place.code] : 'orders.notOrderableReady');
    const name = `${t(`words.tier.${place.tier}`)} · ${place.name}`;
    return { value: place.slug, label: place.orderable ? name : `${name}（${why}）`, disabled: !place.orderable };
  });
}

function useZoneOptions(offer: Offer, slug: string | undefined, mlpsGrade: number | undefined) {
  const { t } = useTranslation();
  const zones = offer.clouds.find((cloud) => cloud.slug === slug)?.zones ?? [];
  return zones.map((zone) => {
    const stack = t(zone.xinchuang ? 'ui.xinchuang' : 'ui.notXinchuang');
    const tooLow = mlpsGrade !== undefined && mlpsGrade > zone.maximumMlps;
    const limit = tooLow ? `（${t('orders.zoneTooLow', { n: zone.maximumMlps })}）` : '';
    return { value: zone.code, label: `${zone.name} · ${stack}${limit}`, disabled: tooLow };
  });
}

/** One line: which service, on which cloud, in which zone, and its specification. */
export function LineCard({ index, offer, mlpsGrade }: LineCardProps) {
  const { t } = useTranslation();
  const names = useNames();
  const form = Form.useFormInstance();
  const path = ['lines', index] as const;
  const item = (Form.useWatch([...path, 'spec', 'item'], form) as ItemCode | undefined) ?? 'cloud-host';
  const slug = Form.useWatch([...path, 'cloud'], form) as string | undefined;
  const clouds = useCloudOptions(offer, item);
  const zones = useZoneOptions(offer, slug, mlpsGrade);
  const zone = Form.useWatch([...path, 'zone'], form) as string | undefined;
  const systemId = Form.useWatch('systemId', form) as string | undefined;
  const targets = useTargets({ systemId, cloud: slug, zone }, item === 'load-balancer');
  const people = usePeople(item === 'bastion-account');
  const cloud = offer.clouds.find((each) => each.slug === slug);
  const place = cloud?.zones.find(({ code }) => code === zone);
  return (
    <>
      <div className="zy-fields zy-fields-wide">
        <Form.Item name={[index, 'spec', 'item']} label={t('orders.item')} required>
          <Select
            options={offer.items.map(({ code, available }) => ({
              value: code,
              label: available ? names.item(code) : `${names.item(code)}（${t('catalogue.notAvailable')}）`,
              disabled: !available,
            }))}
            onChange={(code: ItemCode) => form.setFieldValue([...path, 'spec'], defaultSpec(code))}
          />
        </Form.Item>
        <Form.Item name={[index, 'cloud']} label={t('orders.cloud')} required>
          <Select
            placeholder={t('orders.chooseCloud')}
            options={clouds}
            onChange={() => form.setFieldValue([...path, 'zone'], undefined)}
          />
        </Form.Item>
        <Form.Item name={[index, 'zone']} label={t('orders.zone')} required>
          <Select placeholder={t('orders.chooseZone')} options={zones} disabled={!slug} />
        </Form.Item>
      </div>
      <SpecFields
        item={item}
        name={[index, 'spec']}
        path={[...path, 'spec']}
        targets={targets}
        people={people}
        publicAddress={place?.publicAddress}
        hostPlace={cloud && place ? { ...place, hostImages: cloud.hostImages } : undefined}
      />
    </>
  );
}
