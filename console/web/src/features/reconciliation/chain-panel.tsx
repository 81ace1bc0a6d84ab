import { useQuery } from '@tanstack/react-query';
import { Alert, Table } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Outputs } from '../../api/outputs.ts';
import { useTRPC } from '../../api/trpc.ts';
import { Amount } from '../../ui/amount.tsx';
import { formatDecimal } from '../../ui/format/decimal.ts';
import { EmptyState } from '../../ui/page/empty-state.tsx';
import { Loaded } from '../../ui/page/loaded.tsx';
import { Panel } from '../../ui/page/panel.tsx';
import { Stand } from './stand.tsx';

type Chain = Outputs['reconciliation']['chain'];

function Steps({ chain }: { readonly chain: Chain }) {
  const { t } = useTranslation();
  const side = (text: string) => <span className="zy-number">{formatDecimal(text)}</span>;
  return (
    <Table<Chain['steps'][number]>
      aria-label={t('reconciliation.chain')}
      rowKey="step"
      dataSource={[...chain.steps]}
      pagination={false}
      scroll={{ x: 'max-content' }}
      footer={() => <span className="zy-faint">{t('reconciliation.chainWhy')}</span>}
      columns={[
        {
          title: t('reconciliation.step'),
          key: 'step',
          render: (_, { step }) => t(`words.reconciliationStep.${step}`),
        },
        {
          title: t('reconciliation.unit'),
          key: 'unit',
          render: (_, { unit }) => t(`statements.unitWord.${unit as 'yuan'}`),
        },
        { title: t('statements.left'), key: 'left', align: 'right', render: (_, { left }) => side(left) },
        { title: t('statements.right'), key: 'right', align: 'right', render: (_, { right }) => side(right) },
        { title: '', key: 'equal', render: (_, { equal }) => <Stand stand={equal ? 'equal' : 'differs'} /> },
      ]}
    />
  );
}

/** What the chain leaves out, or where it is broken: said above it, since equal sums of too little prove nothing. */
function Gaps({ chain }: { readonly chain: Chain }) {
  const { t } = useTranslation();
  const without = chain.without.map(({ name }) => name).join('、');
  return (
    <>
      {chain.broken.map(({ id, number, department, steps }) => (
        <Alert
          key={id}
          type="error"
          showIcon
          title={
            <Link to={`/statements/${id}`}>
              {t('reconciliation.brokenStatement', { number, department: department.name })}
            </Link>
          }
          description={steps.map((step) => t(`words.reconciliationStep.${step as 'events'}`)).join('、')}
        />
      ))}
      {chain.without.length > 0 ? (
        <Alert
          type="warning"
          showIcon
          title={t('reconciliation.withoutStatement', { count: chain.without.length })}
          description={without}
        />
      ) : null}
    </>
  );
}

/** Σ events → Σ quantities → Σ charges → Σ lines → payable, of the whole province and month. */
export function ChainPanel({ month }: { readonly month: string }) {
  const { t } = useTranslation();
  const query = useQuery(useTRPC().reconciliation.chain.queryOptions({ month }));
  return (
    <Loaded query={query} rows={6}>
      {(chain) => (
        <>
          <Gaps chain={chain} />
          <Panel
            flush
            title={t('reconciliation.chain')}
            extra={
              <span>
                {t('reconciliation.statementsOf', { count: chain.statements })} <Amount fen={chain.payableFen} strong />{' '}
                {t('reconciliation.yuan')}
              </span>
            }
          >
            {chain.statements === 0 ? (
              <EmptyState why={t('reconciliation.noStatements')} next={t('reconciliation.noStatementsNext')} />
            ) : (
              <Steps chain={chain} />
            )}
          </Panel>
        </>
      )}
    </Loaded>
  );
}
