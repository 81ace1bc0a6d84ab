import { Table } from 'antd';
import { useTranslation } from 'react-i18next';
import { formatDecimal } from '../../ui/format/decimal.ts';
import { useNames } from '../../ui/use-names.ts';
import type { Item } from './catalogue-types.ts';
import { type PriceLine, priceLines } from './price-lines.ts';

function Price({ yuan }: { readonly yuan: string | null }) {
  const { t } = useTranslation();
  if (yuan === null) return <span className="zy-faint">{t('catalogue.noPrice')}</span>;
  return <span className="zy-number">{formatDecimal(yuan, 2)}</span>;
}

/** What one unit costs a month, x86 and 信创 side by side. */
export function PriceTable({ item }: { readonly item: Item }) {
  const { t } = useTranslation();
  const names = useNames();
  return (
    <Table<PriceLine>
      aria-label={`${names.item(item.code)} ${t('catalogue.price')}`}
      size="small"
      rowKey="dimension"
      dataSource={[...priceLines(item.skus)]}
      pagination={false}
      columns={[
        {
          title: t('catalogue.item'),
          key: 'dimension',
          render: (_, { dimension }) => t(`words.dimension.${dimension}`),
        },
        { title: t('catalogue.unit'), key: 'unit', render: (_, { unit }) => unit ?? '–' },
        {
          title: `${t('catalogue.price')} · ${t('ui.notXinchuang')}`,
          key: 'x86',
          align: 'right',
          render: (_, { x86 }) => <Price yuan={x86} />,
        },
        {
          title: `${t('catalogue.price')} · ${t('ui.xinchuang')}`,
          key: 'xinchuang',
          align: 'right',
          render: (_, { xinchuang }) => <Price yuan={xinchuang} />,
        },
      ]}
    />
  );
}
