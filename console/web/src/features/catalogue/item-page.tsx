import { useQuery } from '@tanstack/react-query';
import { ITEM_PAGES } from '@zhengyun/rulebook/catalogue/item-pages.ts';
import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useTRPC } from '../../api/trpc.ts';
import { EmptyState } from '../../ui/page/empty-state.tsx';
import { Facts } from '../../ui/page/facts.tsx';
import { Loaded } from '../../ui/page/loaded.tsx';
import { PageHeader } from '../../ui/page/page-header.tsx';
import { Panel } from '../../ui/page/panel.tsx';
import { SamplePrice } from '../../ui/sample-price.tsx';
import { useNames } from '../../ui/use-names.ts';
import { CartButton } from './cart-button.tsx';
import type { Catalogue, Item } from './catalogue-types.ts';
import { DayTwo } from './day-two.tsx';
import { FavouriteButton } from './favourite-button.tsx';
import { ImageTable } from './image-table.tsx';
import { MeasuresTable } from './measures-table.tsx';
import { notOnSale } from './not-on-sale.ts';
import { OrderButton } from './order-button.tsx';
import { Places } from './places.tsx';
import { PriceTable } from './price-table.tsx';
import { Reality } from './reality.tsx';
import { TermsPanel } from './terms-panel.tsx';

interface ItemBodyProps {
  readonly item: Item;
  readonly priceVersion: Catalogue['priceVersion'];
}

function ItemBody({ item, priceVersion }: ItemBodyProps) {
  const { t } = useTranslation();
  const names = useNames();
  const { what, mind } = ITEM_PAGES[item.code];
  return (
    <>
      <PageHeader
        title={names.item(item.code)}
        number={<code className="zy-faint">{item.code}</code>}
        status={item.available ? null : <Tag>{t(notOnSale(item))}</Tag>}
        lead={names.bilingual(what)}
        actions={
          <>
            <FavouriteButton code={item.code} />
            <CartButton item={item} />
            <OrderButton item={item} />
          </>
        }
      />
      <Panel title={t('catalogue.facts')}>
        <div className="zy-section">
          <Facts
            facts={[
              { label: t('catalogue.leadTime'), value: t('catalogue.leadDays', { n: item.leadWorkingDays }) },
              { label: t('catalogue.grade'), value: t('orders.gradeN', { n: item.maximumMlps }) },
              { label: t('catalogue.fulfilment'), value: t(`words.fulfilment.${item.fulfilment}`) },
              { label: t('catalogue.mind'), value: names.bilingual(mind) },
            ]}
          />
        </div>
        <div className="zy-faint">{t('catalogue.places')}</div>
        <Places places={item.places} />
      </Panel>
      <Panel
        title={t('catalogue.price')}
        extra={
          <>
            <span className="zy-faint">
              {priceVersion ? t('catalogue.versionOf', priceVersion) : t('catalogue.noVersion')}{' '}
            </span>
            <SamplePrice sample={priceVersion?.sample ?? false} />
          </>
        }
      >
        <PriceTable item={item} />
      </Panel>
      <TermsPanel item={item} />
      {item.code === 'cloud-host' ? <ImageTable /> : null}
      {item.code === 'security-pack' ? <MeasuresTable /> : null}
      <Reality code={item.code} />
      <DayTwo code={item.code} />
    </>
  );
}

/** `/catalogue/:item`: one item: what it is, its price, where and how soon, what is real of it, and what may change later. */
export function ItemPage() {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const { item: code = '' } = useParams();
  const query = useQuery(trpc.catalogue.list.queryOptions());
  return (
    <Loaded query={query} rows={12}>
      {({ items, priceVersion }) => {
        const item = items.find((one) => one.code === code);
        if (item) return <ItemBody item={item} priceVersion={priceVersion} />;
        return (
          <EmptyState
            why={t('catalogue.noSuchItem', { code })}
            next={<Link to="/catalogue">{t('catalogue.toCatalogue')}</Link>}
          />
        );
      }}
    </Loaded>
  );
}
