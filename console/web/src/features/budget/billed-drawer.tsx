import { useQuery } from '@tanstack/react-query';
import { Button, Drawer, Table } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Outputs } from '../../api/outputs.ts';
import { useTRPC } from '../../api/trpc.ts';
import { Amount } from '../../ui/amount.tsx';
import { Facts } from '../../ui/page/facts.tsx';
import { Loaded } from '../../ui/page/loaded.tsx';

type Month = Outputs['budgets']['outlook']['months'][number];

/** Opens how a month's billed figure was made. */
export function BilledHow({ month, onShow }: { readonly month: string; readonly onShow: () => void }) {
  const { t } = useTranslation();
  return (
    <Button
      type="link"
      size="small"
      onClick={onShow}
      aria-label={t('statements.howOf', { what: `${month} ${t('budget.billed')}` })}
    >
      {t('statements.how')}
    </Button>
  );
}

interface BilledDrawerProps {
  readonly departmentId: string;
  /** Null: closed. */
  readonly of: Month | null;
  readonly onClose: () => void;
}

/** What a month was billed: the statements that it adds up, drafts with them; the payable of each leads to how that was made. */
export function BilledDrawer({ departmentId, of, onClose }: BilledDrawerProps) {
  const { t } = useTranslation();
  return (
    <Drawer open={of !== null} size="min(720px, 94vw)" onClose={onClose} title={t('statements.how')} destroyOnHidden>
      {of ? (
        <>
          <p>{t('budget.billedFormula')}</p>
          <Facts
            columns={2}
            facts={[
              { label: t('budget.month'), value: of.month },
              { label: t('budget.yuanOf', { name: t('budget.billed') }), value: <Amount fen={of.billedFen} strong /> },
            ]}
          />
          <Statements departmentId={departmentId} month={of.month} />
        </>
      ) : null}
    </Drawer>
  );
}

function Statements({ departmentId, month }: { readonly departmentId: string; readonly month: string }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const query = useQuery(trpc.settlement.list.queryOptions({ departmentId, month, limit: 200 }));
  return (
    <Loaded query={query} rows={3}>
      {({ items }) => (
        <Table
          aria-label={t('statements.title')}
          size="small"
          rowKey="id"
          pagination={false}
          dataSource={items}
          columns={[
            { key: 'number', title: t('statements.number'), dataIndex: 'number', className: 'zy-number' },
            {
              key: 'state',
              title: t('statements.state'),
              render: (_, { state }) => t(`words.statementState.${state}`),
            },
            {
              key: 'payable',
              title: t('statements.payable'),
              align: 'right',
              render: (_, { id, number, payableFen }) => (
                <Link to={`/statements/${id}?how=payable`} title={t('statements.howOf', { what: number })}>
                  <Amount fen={payableFen} />
                </Link>
              ),
            },
          ]}
        />
      )}
    </Loaded>
  );
}
