import { Flex, Table } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Amount } from '../../ui/amount.tsx';
import { groupDigits } from '../../ui/format/fen.ts';
import { Instant } from '../../ui/instant.tsx';
import { Panel } from '../../ui/page/panel.tsx';
import { RequestStatus } from '../../ui/status/request-status.tsx';
import { Status } from '../../ui/status/status.tsx';
import type { Evidence } from './evidence-types.ts';

type Together = NonNullable<Evidence['together']>;
type Beside = Together['requests'][number];

function Sum({ together }: { readonly together: Together }) {
  const { t } = useTranslation();
  const { monthFen, financeAboveFen } = together;
  const isAbove = financeAboveFen !== null && BigInt(monthFen) > BigInt(financeAboveFen);
  const sum = (
    <>
      {t('approvals.togetherSum')} <Amount fen={monthFen} strong /> {t('ui.yuan')}
    </>
  );
  return (
    <Flex gap={12} wrap>
      {isAbove ? <Status tone="attention">{sum}</Status> : <span>{sum}</span>}
      {financeAboveFen === null ? null : (
        <span className="zy-faint">
          {t('approvals.togetherLimit')} <Amount fen={financeAboveFen} /> {t('ui.yuan')}
        </span>
      )}
    </Flex>
  );
}

function Takes({ amounts }: Pick<Beside, 'amounts'>) {
  const { t } = useTranslation();
  return amounts
    .map(
      ({ dimension, units }) =>
        `${t(`words.dimension.${dimension}`)} ${groupDigits(units)} ${t(`words.unit.${dimension}`)}`,
    )
    .join(' · ');
}

/** What the same system asked for within the policy's days: the sum that finance's step and the province's seat are judged by, and the requests in it. */
export function TogetherPanel({ together }: { readonly together: Together }) {
  const { t } = useTranslation();
  const { days, requests } = together;
  const title = t('approvals.together', { days });
  return (
    <Panel title={title}>
      <Flex vertical gap={12}>
        <Sum together={together} />
        {requests.length === 0 ? (
          <span className="zy-faint">{t('approvals.togetherNone', { days })}</span>
        ) : (
          <Table<Beside>
            aria-label={title}
            rowKey="id"
            dataSource={[...requests]}
            pagination={requests.length > 10 ? { pageSize: 10, showSizeChanger: false } : false}
            size="small"
            scroll={{ x: 'max-content' }}
            footer={() => <span className="zy-faint">{t('approvals.togetherWhy')}</span>}
            columns={[
              {
                title: t('approvals.togetherRequest'),
                key: 'request',
                render: (_, { id, number, title: about }) => (
                  <>
                    <Link to={`/orders/${id}`} className="zy-number">
                      {number}
                    </Link>{' '}
                    {about}
                  </>
                ),
              },
              { title: t('orders.state'), key: 'state', render: (_, { state }) => <RequestStatus state={state} /> },
              {
                title: t('approvals.togetherAt'),
                key: 'at',
                render: (_, { submittedAt }) => <Instant at={submittedAt} />,
              },
              {
                title: t('approvals.togetherAdds'),
                key: 'adds',
                render: (_, { amounts }) => <Takes amounts={amounts} />,
              },
              {
                title: t('approvals.togetherMonth'),
                key: 'month',
                align: 'right',
                render: (_, { monthFen }) => <Amount fen={monthFen} />,
              },
            ]}
          />
        )}
      </Flex>
    </Panel>
  );
}
