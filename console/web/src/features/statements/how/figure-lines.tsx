import { Table } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Amount } from '../../../ui/amount.tsx';
import { formatDecimal } from '../../../ui/format/decimal.ts';
import { useSkuName } from '../use-sku-name.ts';
import { HowButton } from './how-button.tsx';
import { type Explained, LINES_SHOWN } from './how-types.ts';
import { Pages, type useCursors } from './pages.tsx';
import type { ShowHow } from './use-how.ts';

interface FigureLinesProps {
  readonly explained: Explained;
  readonly at: ReturnType<typeof useCursors>;
  readonly show: ShowHow;
}

/** A page of the lines behind a figure; each opens its own working. */
export function FigureLines({ explained: { figure, lines }, at, show }: FigureLinesProps) {
  const { t } = useTranslation();
  const skuName = useSkuName();
  const title = t('how.lines', { n: lines.total });
  return (
    <section aria-label={title}>
      <h3 className="zy-section-title">{title}</h3>
      {lines.total === 0 ? <p className="zy-faint">{t('how.noLines')}</p> : null}
      {lines.total > 0 ? (
        <Table
          aria-label={title}
          size="small"
          rowKey="id"
          pagination={false}
          dataSource={lines.items}
          scroll={{ x: 'max-content' }}
          columns={[
            { key: 'ordinal', title: '#', dataIndex: 'ordinal', align: 'right', className: 'zy-number' },
            { key: 'kind', title: t('statements.lineKind'), render: (_, { kind }) => t(`words.lineKind.${kind}`) },
            {
              key: 'resource',
              title: t('statements.lineResource'),
              render: (_, { resource }) =>
                resource ? <Link to={`/resources/${resource.id}`}>{resource.number}</Link> : '–',
            },
            { key: 'sku', title: t('statements.lineSku'), render: (_, { sku }) => (sku ? skuName(sku) : '–') },
            {
              key: 'exact',
              title: t('statements.exact'),
              align: 'right',
              render: (_, { exact }) => <span className="zy-number">{formatDecimal(exact, 2)}</span>,
            },
            {
              key: 'amount',
              title: t('statements.rounded'),
              align: 'right',
              render: (_, { amountFen }) => <Amount fen={amountFen} />,
            },
            {
              key: 'how',
              title: '',
              render: (_, { id, ordinal }) => (
                <HowButton what={`#${ordinal}`} onShow={() => show.showLine(id, figure)} />
              ),
            },
          ]}
        />
      ) : null}
      <Pages at={at} size={LINES_SHOWN} page={lines} />
    </section>
  );
}
