import { useQuery } from '@tanstack/react-query';
import { Drawer, Flex, Table } from 'antd';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api/trpc.ts';
import { useMe } from '../../api/use-me.ts';
import { Amount } from '../../ui/amount.tsx';
import { formatFen } from '../../ui/format/fen.ts';
import { Instant } from '../../ui/instant.tsx';
import { Facts } from '../../ui/page/facts.tsx';
import { Loaded } from '../../ui/page/loaded.tsx';
import { useDecisionText } from './asset-columns.tsx';
import type { AssetDetail } from './asset-types.ts';
import { AvoidedFigure } from './avoided-figure.tsx';
import { DecideAsset } from './decide-asset.tsx';
import { PriceAsset } from './price-asset.tsx';

function useFacts(of: AssetDetail) {
  const { t } = useTranslation();
  const known = (fen: string | null) =>
    fen === null ? <span className="zy-faint">{t('savings.notKnown')}</span> : <Amount fen={fen} />;
  return [
    { label: t('savings.name'), value: of.name, span: 2 },
    { label: t('savings.department'), value: of.department.name },
    { label: t('savings.acquiredOn'), value: of.acquiredOn ?? t('savings.notKnown') },
    { label: t('savings.acquiredYuan'), value: known(of.acquiredFen) },
    { label: t('savings.residualYuan'), value: known(of.residualFen) },
    { label: t('savings.registeredBy'), value: of.registered.by },
    { label: t('savings.registeredAt'), value: <Instant at={of.registered.at} /> },
  ];
}

/** The formula with its figures, each with where it comes from. */
function HowMade({ of }: { readonly of: AssetDetail }) {
  const { t } = useTranslation();
  const { reuse, price } = of;
  if (reuse === null) return <p>{t('savings.nothingReused')}</p>;
  return (
    <>
      <p>
        {t('savings.formula')}
        <AvoidedFigure of={of} />
      </p>
      <ul>
        <li>
          {price
            ? t('savings.priceFact', { ...price, yuan: formatFen(price.priceFen) })
            : t('savings.factMissing', { what: t('savings.missing.price') })}
        </li>
        <li>
          {reuse.costFen === null
            ? t('savings.factMissing', { what: t('savings.missing.cost') })
            : t('savings.costFact', { version: reuse.version, yuan: formatFen(reuse.costFen) })}
        </li>
        <li>{t('savings.reuseFact', { day: reuse.day, cloud: reuse.cloud.name, year: reuse.day.slice(0, 4) })}</li>
      </ul>
    </>
  );
}

function Decisions({ of }: { readonly of: AssetDetail }) {
  const { t } = useTranslation();
  const decisionText = useDecisionText();
  return (
    <Table<AssetDetail['decisions'][number]>
      size="small"
      aria-label={t('savings.decisions')}
      rowKey="version"
      pagination={{ pageSize: 10, hideOnSinglePage: true }}
      dataSource={[...of.decisions]}
      locale={{ emptyText: t('savings.undecided') }}
      columns={[
        { key: 'version', title: t('savings.version'), dataIndex: 'version', className: 'zy-number' },
        { key: 'decision', title: t('savings.decision'), render: (_, row) => decisionText({ decision: row }) },
        {
          key: 'cost',
          title: t('savings.costYuan'),
          align: 'right',
          render: (_, { decision, costFen }) => {
            if (costFen !== null) return <Amount fen={costFen} />;
            return <span className="zy-faint">{decision === 'reuse' ? t('savings.notKnown') : '–'}</span>;
          },
        },
        { key: 'reason', title: t('savings.reason'), dataIndex: 'reason' },
        { key: 'by', title: t('savings.by'), dataIndex: 'by' },
        { key: 'at', title: t('savings.at'), render: (_, { at }) => <Instant at={at} /> },
      ]}
    />
  );
}

function Prices({ of }: { readonly of: AssetDetail }) {
  const { t } = useTranslation();
  return (
    <Table<AssetDetail['prices'][number]>
      size="small"
      aria-label={t('savings.prices')}
      rowKey="version"
      pagination={{ pageSize: 10, hideOnSinglePage: true }}
      dataSource={[...of.prices]}
      locale={{ emptyText: t('savings.noPrice') }}
      columns={[
        { key: 'version', title: t('savings.version'), dataIndex: 'version', className: 'zy-number' },
        {
          key: 'price',
          title: t('savings.priceYuan'),
          align: 'right',
          render: (_, { priceFen }) => <Amount fen={priceFen} />,
        },
        { key: 'on', title: t('savings.pricedOn'), dataIndex: 'pricedOn', className: 'zy-number' },
        { key: 'source', title: t('savings.source'), dataIndex: 'source' },
        { key: 'by', title: t('savings.by'), dataIndex: 'by' },
        { key: 'at', title: t('savings.at'), render: (_, { at }) => <Instant at={at} /> },
      ]}
    />
  );
}

function Body({ of }: { readonly of: AssetDetail }) {
  const { t } = useTranslation();
  const me = useMe();
  const heads = [
    { title: t('savings.howMade'), body: <HowMade of={of} /> },
    { title: t('savings.decisions'), body: <Decisions of={of} /> },
    { title: t('savings.prices'), body: <Prices of={of} /> },
  ];
  return (
    <Flex vertical gap={16}>
      <Flex gap={8}>
        {me.holdsAny(['authority-approver']) ? <DecideAsset key={of.decision?.version ?? 0} of={of} /> : null}
        {me.holdsAny(['finance']) ? <PriceAsset key={of.price?.version ?? 0} of={of} /> : null}
      </Flex>
      <Facts facts={useFacts(of)} columns={3} />
      {heads.map(({ title, body }) => (
        <section key={title}>
          <h3 className="zy-section-title">{title}</h3>
          {body}
        </section>
      ))}
    </Flex>
  );
}

interface AssetDrawerProps {
  readonly assetId: string;
  readonly onClose: () => void;
}

/** One asset: how its figure was made, all that was decided and entered of it, and the reader’s next act. */
export function AssetDrawer({ assetId, onClose }: AssetDrawerProps) {
  const { t } = useTranslation();
  const query = useQuery(useTRPC().assets.get.queryOptions({ assetId }));
  return (
    <Drawer
      open
      size={880}
      title={query.data ? t('savings.assetOf', { number: query.data.number }) : t('savings.asset')}
      onClose={onClose}
    >
      <Loaded query={query} rows={6}>
        {(asset) => <Body of={asset} />}
      </Loaded>
    </Drawer>
  );
}
