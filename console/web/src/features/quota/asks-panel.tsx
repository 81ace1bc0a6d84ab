import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Flex, Popconfirm, Table, type TableProps } from 'antd';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api/trpc.ts';
import { groupDigits } from '../../ui/format/fen.ts';
import { Instant } from '../../ui/instant.tsx';
import { EmptyState } from '../../ui/page/empty-state.tsx';
import { Loaded } from '../../ui/page/loaded.tsx';
import { Panel } from '../../ui/page/panel.tsx';
import { ReasonDialog } from '../../ui/page/reason-dialog.tsx';
import { Status } from '../../ui/status/status.tsx';
import { Xinchuang } from '../../ui/xinchuang.tsx';
import type { QuotaAsk } from './quota-types.ts';
import { useQuotaAct } from './use-quota-act.ts';

const TONES = { asked: 'waiting', granted: 'good', refused: 'bad', withdrawn: 'ended' } as const;

function AskActs({ ask }: { readonly ask: QuotaAsk }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const after = useQuotaAct();
  const grant = useMutation(trpc.quota.decideAsk.mutationOptions(after(t('quota.decided'))));
  const refuse = useMutation(trpc.quota.decideAsk.mutationOptions(after(t('quota.decided'))));
  const withdraw = useMutation(trpc.quota.withdrawAsk.mutationOptions(after(t('quota.withdrawn'))));
  const askId = ask.id;
  return (
    <Flex gap={8}>
      {ask.acts.includes('decide') ? (
        <>
          <ReasonDialog
            type="primary"
            label={t('quota.grant')}
            why={t('quota.grantWhy')}
            mutation={grant}
            onSubmit={(answer) => grant.mutate({ askId, decision: 'granted', answer })}
          />
          <ReasonDialog
            label={t('quota.refuse')}
            why={t('quota.refuseWhy')}
            mutation={refuse}
            onSubmit={(answer) => refuse.mutate({ askId, decision: 'refused', answer })}
          />
        </>
      ) : null}
      {ask.acts.includes('withdraw') ? (
        <Popconfirm title={t('quota.withdrawWhy')} onConfirm={() => withdraw.mutate({ askId })}>
          <Button loading={withdraw.isPending}>{t('quota.withdraw')}</Button>
        </Popconfirm>
      ) : null}
    </Flex>
  );
}

function useAskColumns(): NonNullable<TableProps<QuotaAsk>['columns']> {
  const { t } = useTranslation();
  return [
    { key: 'number', title: t('quota.number'), render: (_, { number }) => <span className="zy-number">{number}</span> },
    {
      key: 'state',
      title: t('quota.state'),
      render: (_, { state }) => <Status tone={TONES[state]}>{t(`quota.askState.${state}`)}</Status>,
    },
    {
      key: 'place',
      title: t('quota.place'),
      render: (_, { cloud, department }) => (department ? `${department.name} · ${cloud.name}` : cloud.name),
    },
    {
      key: 'dimension',
      title: t('quota.dimension'),
      render: (_, { dimension, xinchuang }) => (
        <>
          {t(`words.dimension.${dimension}`)}（{t(`words.unit.${dimension}`)}） <Xinchuang xinchuang={xinchuang} />
        </>
      ),
    },
    {
      key: 'units',
      title: t('quota.fromTo'),
      align: 'right',
      className: 'zy-number',
      render: (_, { from, units }) => `${from === null ? '–' : groupDigits(from)} → ${groupDigits(units)}`,
    },
    { key: 'reason', title: t('quota.reason'), dataIndex: 'reason' },
    {
      key: 'asked',
      title: t('quota.asked'),
      render: (_, { asked }) => (
        <div className="zy-two-lines">
          <span>{asked.name}</span>
          <Instant at={asked.at} />
        </div>
      ),
    },
    {
      key: 'decided',
      title: t('quota.decidedBy'),
      render: (_, { decided, answer }) =>
        decided ? (
          <div className="zy-two-lines">
            <span>{[decided.name, answer].filter(Boolean).join('：')}</span>
            <Instant at={decided.at} />
          </div>
        ) : (
          '—'
        ),
    },
    { key: 'acts', title: '', fixed: 'end', render: (_, ask) => <AskActs ask={ask} /> },
  ];
}

/** Requests for more, open ones first, with who asked and who decided. */
export function AsksPanel() {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const columns = useAskColumns();
  const query = useQuery(trpc.quota.asks.queryOptions({}));
  return (
    <Panel title={t('quota.asks')} extra={<span className="zy-faint">{t('quota.asksWhy')}</span>} flush>
      <Loaded query={query} rows={4}>
        {(asks) => (
          <Table<QuotaAsk>
            size="small"
            aria-label={t('quota.asks')}
            rowKey="id"
            pagination={{ pageSize: 10, hideOnSinglePage: true }}
            scroll={{ x: 'max-content' }}
            dataSource={[...asks]}
            locale={{ emptyText: <EmptyState why={t('quota.asksNone')} next={t('quota.asksNoneNext')} /> }}
            columns={columns}
          />
        )}
      </Loaded>
    </Panel>
  );
}
