import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { CASE_STATES, FINDING_CODES } from '@zhengyun/domain/reconciliation/schemas.ts';
import { Button, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api/trpc.ts';
import { Clock } from '../../ui/clock.tsx';
import { Instant } from '../../ui/instant.tsx';
import { ListTable } from '../../ui/list/list-table.tsx';
import { QueryBar } from '../../ui/list/query-bar.tsx';
import { useListAddress } from '../../ui/list/use-list-address.ts';
import { EmptyState } from '../../ui/page/empty-state.tsx';
import { CaseDrawer } from './case-drawer.tsx';
import { type Case, CaseState } from './case-state.tsx';
import { useSubjectText } from './use-subject-text.ts';

const STATES = ['unclosed', 'overdue', ...CASE_STATES] as const;

function useColumns(open: (id: string) => void) {
  const { t } = useTranslation();
  const subjectText = useSubjectText();
  return [
    {
      title: t('reconciliation.number'),
      key: 'number',
      render: (_: unknown, { id, number }: Case) => (
        <Button type="link" size="small" onClick={() => open(id)}>
          {number}
        </Button>
      ),
    },
    {
      title: t('reconciliation.difference'),
      key: 'code',
      render: (_: unknown, { code }: Case) => t(`reconciliation.codes.${code}`),
    },
    { title: t('reconciliation.about'), key: 'about', render: (_: unknown, row: Case) => subjectText(row) },
    {
      title: t('reconciliation.owner'),
      key: 'owner',
      render: (_: unknown, { ownerRole, takenBy }: Case) => takenBy?.name ?? t(`words.role.${ownerRole}`),
    },
    { title: t('reconciliation.state'), key: 'state', render: (_: unknown, row: Case) => <CaseState of={row} /> },
    {
      title: t('reconciliation.due'),
      key: 'due',
      render: (_: unknown, row: Case) =>
        row.state === 'closed' ? (
          <Instant at={row.closedAt} />
        ) : (
          <Clock dueAt={row.state === 'answered' ? row.closeBy : row.answerBy} />
        ),
    },
    {
      title: t('reconciliation.openedAt'),
      key: 'opened',
      render: (_: unknown, { openedAt }: Case) => <Instant at={openedAt} />,
    },
  ];
}

/** Differences that somebody answers for: who, by when, and how it stands. */
export function CasesPanel() {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const address = useListAddress();
  const state = STATES.find((known) => known === address.filter('state')) ?? 'unclosed';
  const code = FINDING_CODES.find((known) => known === address.filter('code'));
  const wanted = { state, ...(code ? { code } : {}) };
  const query = useQuery(
    trpc.reconciliation.cases.queryOptions(
      { ...wanted, cursor: address.cursor },
      { placeholderData: keepPreviousData },
    ),
  );
  const open = (id: string) => address.setFilters({ open: id });
  const columns = useColumns(open);
  const opened = query.data?.items.find(({ id }) => id === address.filter('open'));
  const { open: unclosed = 0, overdue = 0, lastRun } = query.data ?? {};
  const last = lastRun
    ? t('reconciliation.lastRun', { day: lastRun.day, count: lastRun.findings })
    : t('reconciliation.noRun');
  return (
    <>
      <h2 className="zy-section-title">{t('reconciliation.cases')}</h2>
      <p className="zy-faint">{`${t('reconciliation.counted', { open: unclosed, overdue })} ${last}`}</p>
      <QueryBar address={address} refreshing={query.isFetching} onRefresh={() => void query.refetch()}>
        <Select
          className="zy-filter"
          aria-label={t('reconciliation.state')}
          value={state}
          options={STATES.map((value) => ({ value, label: t(`reconciliation.states.${value}`) }))}
          onChange={(value: string) => address.setFilters({ state: value === 'unclosed' ? undefined : value })}
        />
        <Select
          className="zy-filter"
          aria-label={t('reconciliation.difference')}
          allowClear
          placeholder={t('reconciliation.anyCode')}
          value={code ?? null}
          options={FINDING_CODES.map((value) => ({ value, label: t(`reconciliation.codes.${value}`) }))}
          onChange={(value: string | null) => address.setFilters({ code: value ?? undefined })}
        />
      </QueryBar>
      <ListTable
        label={t('reconciliation.cases')}
        query={query}
        address={address}
        columns={columns}
        empty={<EmptyState why={t('reconciliation.noCases')} next={last} />}
      />
      {opened ? <CaseDrawer of={opened} onClose={() => address.setFilters({ open: undefined })} /> : null}
    </>
  );
}
