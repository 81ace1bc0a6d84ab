import { useQuery } from '@tanstack/react-query';
import { ITEM_PAGES } from '@zhengyun/rulebook/catalogue/item-pages.ts';
import { Table } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { useTRPC } from '../../api/trpc.ts';
import { formatDecimal } from '../../ui/format/decimal.ts';
import { EmptyState } from '../../ui/page/empty-state.tsx';
import { Loaded } from '../../ui/page/loaded.tsx';
import { PageHeader } from '../../ui/page/page-header.tsx';
import { useNames } from '../../ui/use-names.ts';
import type { Item } from './catalogue-types.ts';
import { OrderButton } from './order-button.tsx';
import { priceLines } from './price-lines.ts';
import { comparedIn } from './search-items.ts';
import { TERMS, useTermText } from './use-term-text.ts';

interface Row {
  readonly label: string;
  readonly of: (item: Item) => ReactNode;
}

function Prices({ item }: { readonly item: Item }) {
  const { t } = useTranslation();
  const yuan = (price: string | null) => (price === null ? '–' : formatDecimal(price, 2));
  return (
    <ul className="zy-list">
      {priceLines(item.skus).map(({ dimension, unit, x86, xinchuang }) => (
        <li key={dimension}>
          {t(`words.dimension.${dimension}`)}{' '}
          <span className="zy-number">{t('catalogue.twoPrices', { x86: yuan(x86), xinchuang: yuan(xinchuang) })}</span>{' '}
          <span className="zy-faint">{t('catalogue.perUnit', { unit: unit ?? '–' })}</span>
        </li>
      ))}
    </ul>
  );
}

function useRows(): readonly Row[] {
  const { t } = useTranslation();
  const { bilingual } = useNames();
  const textOf = useTermText();
  return [
    { label: t('shop.what'), of: ({ code }) => bilingual(ITEM_PAGES[code].what) },
    { label: t('catalogue.price'), of: (item) => <Prices item={item} /> },
    ...TERMS.map((term): Row => ({ label: t(`shop.term.${term}`), of: ({ version }) => textOf(version.terms, term) })),
    { label: t('catalogue.fulfilment'), of: ({ fulfilment }) => t(`words.fulfilment.${fulfilment}`) },
    { label: t('catalogue.mind'), of: ({ code }) => bilingual(ITEM_PAGES[code].mind) },
    { label: '', of: (item) => <OrderButton item={item} /> },
  ];
}

function Comparison({ items }: { readonly items: readonly Item[] }) {
  const { t } = useTranslation();
  const names = useNames();
  const rows = useRows();
  return (
    <Table<Row>
      aria-label={t('shop.compareTitle')}
      size="small"
      bordered
      rowKey="label"
      pagination={false}
      dataSource={[...rows]}
      scroll={{ x: 'max-content' }}
      columns={[
        { title: '', dataIndex: 'label', key: 'label', width: 140, rowScope: 'row' },
        ...items.map((item) => ({
          title: <Link to={`/catalogue/${item.code}`}>{names.item(item.code)}</Link>,
          key: item.code,
          width: 320,
          render: (_: unknown, row: Row) => row.of(item),
        })),
      ]}
    />
  );
}

/** `/catalogue/compare?items=a,b`: two to four items side by side: price, terms, and what to mind. */
export function ComparePage() {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const [search] = useSearchParams();
  const query = useQuery(trpc.catalogue.list.queryOptions());
  return (
    <>
      <PageHeader title={t('shop.compareTitle')} lead={t('shop.compareLead')} />
      <Loaded query={query} rows={12}>
        {({ items }) => {
          const compared = comparedIn(items, search.get('items'));
          if (compared.length >= 2) return <Comparison items={compared} />;
          return (
            <EmptyState why={t('shop.compareFew')} next={<Link to="/catalogue">{t('catalogue.toCatalogue')}</Link>} />
          );
        }}
      </Loaded>
    </>
  );
}
