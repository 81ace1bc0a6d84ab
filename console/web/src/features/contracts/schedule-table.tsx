import { Table } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Amount } from '../../ui/amount.tsx';
import { Panel } from '../../ui/page/panel.tsx';
import { Status } from '../../ui/status/status.tsx';
import type { Contract } from './contract-types.ts';
import { shareText } from './terms-facts.tsx';

type Instalment = Contract['schedule'][number];

function SettledIn({ statement }: Pick<Instalment, 'statement'>) {
  const { t } = useTranslation();
  if (!statement) return <Status tone="waiting">{t('contracts.notSettled')}</Status>;
  return (
    <Status tone={statement.issued ? 'good' : 'running'}>
      {t(statement.issued ? 'contracts.settledIn' : 'contracts.draftedIn')}{' '}
      <Link to={`/statements/${statement.id}`} className="zy-number">
        {statement.number}
      </Link>
    </Status>
  );
}

/** Instalments of the yearly part, with the day each falls due, by when it is paid, and the statement that has it. */
export function ScheduleTable({ contract }: { readonly contract: Contract }) {
  const { t } = useTranslation();
  const { schedule, yearlyDue } = contract;
  if (schedule.length === 0) return null;
  return (
    <Panel
      flush
      title={t('contracts.schedule')}
      extra={
        yearlyDue ? (
          <span>
            {t('contracts.settledOf')} <Amount fen={yearlyDue.settled} strong /> / <Amount fen={yearlyDue.total} />{' '}
            {t('ui.yuan')}
          </span>
        ) : null
      }
    >
      <Table<Instalment>
        size="small"
        aria-label={t('contracts.schedule')}
        rowKey={({ dueOn, year }) => `${year}/${dueOn}`}
        pagination={{ pageSize: 12, hideOnSinglePage: true }}
        dataSource={[...schedule]}
        footer={() => <span className="zy-faint">{t('contracts.scheduleWhy')}</span>}
        columns={[
          { key: 'year', title: t('contracts.year'), dataIndex: 'year', className: 'zy-number' },
          { key: 'due', title: t('contracts.dueOn'), dataIndex: 'dueOn', className: 'zy-number' },
          { key: 'pay', title: t('contracts.payBy'), dataIndex: 'payBy', className: 'zy-number' },
          {
            key: 'share',
            title: t('contracts.share'),
            align: 'right',
            className: 'zy-number',
            render: (_, { sharePpm }) => shareText(sharePpm),
          },
          {
            key: 'amount',
            title: t('contracts.amountYuan'),
            align: 'right',
            render: (_, { fen }) => <Amount fen={fen} />,
          },
          {
            key: 'settled',
            title: t('contracts.settled'),
            render: (_, { statement }) => <SettledIn statement={statement} />,
          },
        ]}
      />
    </Panel>
  );
}
