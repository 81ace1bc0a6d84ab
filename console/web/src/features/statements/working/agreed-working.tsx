import { Table } from 'antd';
import { useTranslation } from 'react-i18next';
import { Amount } from '../../../ui/amount.tsx';
import { formatDecimal } from '../../../ui/format/decimal.ts';
import { formatPpm } from '../../../ui/format/ppm.ts';
import { Facts } from '../../../ui/page/facts.tsx';
import type { LineWorking } from '../statement-types.ts';

type Bound = Extract<LineWorking, { kind: 'cap' | 'floor' }>;
type AgreedWorkingOf = Bound | Extract<LineWorking, { kind: 'included' | 'penalty' }>;

function Exact({ text }: { readonly text: string }) {
  return <span className="zy-number">{formatDecimal(text, 2)}</span>;
}

/** A cap or floor that was reached, with the earlier months that it counts. */
function BoundWorking({ working }: { readonly working: Bound }) {
  const { t } = useTranslation();
  return (
    <>
      <p>{t(`contracts.working.${working.span}.${working.kind}`)}</p>
      <Facts
        columns={3}
        facts={[
          { label: t('contracts.working.bound'), value: <Amount fen={working.boundFen} /> },
          { label: t('contracts.working.applied'), value: <Amount fen={working.appliedFen} /> },
          { label: t('contracts.working.before'), value: <Exact text={working.before} /> },
        ]}
      />
      {working.earlier.length > 0 ? (
        <Table
          size="small"
          aria-label={t('contracts.working.earlier')}
          rowKey="month"
          pagination={false}
          dataSource={[...working.earlier]}
          columns={[
            { key: 'month', title: t('contracts.month'), dataIndex: 'month' },
            { key: 'number', title: t('contracts.number'), dataIndex: 'number' },
            {
              key: 'fee',
              title: t('contracts.working.fee'),
              align: 'right',
              render: (_, { fee }) => <Exact text={fee} />,
            },
          ]}
        />
      ) : null}
    </>
  );
}

/** How a line came about that follows from the contract alone: a cap or floor, an item of the yearly part, a penalty. */
export function AgreedWorking({ working }: { readonly working: AgreedWorkingOf }) {
  const { t } = useTranslation();
  switch (working.kind) {
    case 'cap':
    case 'floor':
      return <BoundWorking working={working} />;
    case 'included':
      return <p>{t('contracts.working.included', { version: working.version })}</p>;
    case 'penalty':
      return (
        <>
          <p>{t('contracts.working.penalty')}</p>
          <Facts
            columns={3}
            facts={[
              { label: t('contracts.number'), value: working.number },
              { label: t('contracts.cause'), value: working.cause },
              { label: t('contracts.evidence'), value: working.evidence },
              { label: t('contracts.working.owed'), value: <Amount fen={working.owedFen} /> },
              {
                label: t('contracts.working.rate'),
                value: working.ratePpm === null ? t('contracts.penaltyFixed') : formatPpm(working.ratePpm),
              },
              { label: t('contracts.working.service'), value: <Exact text={working.service} /> },
              { label: t('contracts.working.notTaken'), value: <Exact text={working.notTaken} /> },
            ]}
          />
        </>
      );
  }
}
