import { Button, Flex, Table } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Outputs } from '../../api/outputs.ts';
import { useMe } from '../../api/use-me.ts';
import { formatDecimal } from '../../ui/format/decimal.ts';
import { Facts } from '../../ui/page/facts.tsx';
import { Panel } from '../../ui/page/panel.tsx';
import { SamplePrice } from '../../ui/sample-price.tsx';
import { Status } from '../../ui/status/status.tsx';
import { useNames } from '../../ui/use-names.ts';
import { Xinchuang } from '../../ui/xinchuang.tsx';

type Item = Outputs['catalogue']['list']['items'][number];

function Prices({ item }: { readonly item: Item }) {
  const { t } = useTranslation();
  const names = useNames();
  return (
    <Table
      aria-label={`${names.item(item.code)} ${t('catalogue.price')}`}
      className="zy-section"
      size="small"
      rowKey="sku"
      dataSource={item.skus}
      pagination={false}
      columns={[
        {
          title: t('catalogue.item'),
          key: 'sku',
          render: (_, sku) => (
            <Flex gap={6} align="center">
              {t(`words.dimension.${sku.dimension}`)}
              <Xinchuang xinchuang={sku.xinchuang} />
            </Flex>
          ),
        },
        { title: t('catalogue.unit'), key: 'unit', render: (_, sku) => sku.unit ?? '–' },
        {
          title: t('catalogue.price'),
          key: 'price',
          align: 'right',
          render: (_, sku) =>
            sku.unitPrice === null ? (
              <span className="zy-faint">{t('catalogue.noPrice')}</span>
            ) : (
              <span className="zy-number">{formatDecimal(sku.unitPrice, 2)}</span>
            ),
        },
      ]}
    />
  );
}

function Places({ places }: { readonly places: Item['places'] }) {
  const { t } = useTranslation();
  return (
    <Flex gap={16} wrap>
      {places.map((place) => (
        <Status key={place.id} tone={place.orderable ? 'good' : 'ended'}>
          {place.name}
          {place.code ? (
            <span className="zy-faint">
              {' '}
              {t(place.code === 'ITEM_NOT_LOCAL' ? 'catalogue.notLocal' : 'catalogue.notReady')}
            </span>
          ) : null}
        </Status>
      ))}
    </Flex>
  );
}

/** One item of the catalogue with price, lead time and where it may be ordered. */
export function ItemCard({ item, sample }: { readonly item: Item; readonly sample: boolean }) {
  const { t } = useTranslation();
  const names = useNames();
  const mayOrder = useMe().holdsAny(['applicant']) && item.places.some(({ orderable }) => orderable);
  return (
    <Panel
      title={
        <Flex gap={10} align="center">
          {names.item(item.code)}
          <SamplePrice sample={sample} />
        </Flex>
      }
      extra={
        mayOrder ? (
          <Link to={`/orders/new?item=${item.code}`}>
            <Button type="primary">
              {t('catalogue.order')}
              <span className="zy-unseen">{names.item(item.code)}</span>
            </Button>
          </Link>
        ) : null
      }
    >
      <Facts
        columns={3}
        facts={[
          { label: t('catalogue.leadTime'), value: t('catalogue.leadDays', { n: item.leadWorkingDays }) },
          { label: t('catalogue.grade'), value: t('orders.gradeN', { n: item.maximumMlps }) },
          { label: t('catalogue.fulfilment'), value: t(`words.fulfilment.${item.fulfilment}`) },
        ]}
      />
      <Prices item={item} />
      <div className="zy-faint">{t('catalogue.places')}</div>
      <Places places={item.places} />
    </Panel>
  );
}
