import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { STATEMENT_STATES } from '@zhengyun/domain/settlement/steps/schemas.ts';
import { addMonths, monthSchema } from '@zhengyun/rulebook/calendar.ts';
import { Button, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api/trpc.ts';
import { useMe } from '../../api/use-me.ts';
import { monthOfInstant } from '../../ui/format/instant.ts';
import { ListTable } from '../../ui/list/list-table.tsx';
import { QueryBar } from '../../ui/list/query-bar.tsx';
import { useListAddress } from '../../ui/list/use-list-address.ts';
import { useListTools } from '../../ui/list/use-list-tools.tsx';
import { EmptyState } from '../../ui/page/empty-state.tsx';
import { PageHeader } from '../../ui/page/page-header.tsx';
import { StatementChain } from '../../ui/statement-chain.tsx';
import { BatchIssueDialog } from './batch-issue-dialog.tsx';
import { ClosingDrawer } from './closing-drawer.tsx';
import { DraftDialog } from './draft-dialog.tsx';
import { ExportMonth } from './export-menu.tsx';
import { useStatementColumns } from './statement-columns.tsx';
import { UncontractedPanel } from './uncontracted-panel.tsx';

interface StateFilterProps {
  readonly state: (typeof STATEMENT_STATES)[number] | undefined;
  readonly onChange: (state: string | undefined) => void;
}

function StateFilter({ state, onChange }: StateFilterProps) {
  const { t } = useTranslation();
  return (
    <Select
      className="zy-filter"
      aria-label={t('statements.state')}
      allowClear
      placeholder={t('statements.anyState')}
      value={state ?? null}
      options={STATEMENT_STATES.map((value) => ({ value, label: t(`words.statementState.${value}`) }))}
      onChange={(value: string | null) => onChange(value ?? undefined)}
    />
  );
}

interface FinanceToolsProps {
  readonly draft: ReactNode;
  /** Whether the person is of finance; an auditor looks at a closing only. */
  readonly finance: boolean;
  /** Filtered by; undefined: none. */
  readonly month: string | undefined;
  readonly reviewed: readonly string[];
}

/** Drafting, issuing many, and the closing and the files of the month before, or of the one that is filtered by. */
function FinanceTools({ draft, finance, month: filtered, reviewed }: FinanceToolsProps) {
  const { t } = useTranslation();
  const month = filtered ?? addMonths(monthOfInstant(new Date()), -1);
  const [open, setOpen] = useState<'closing' | 'issue' | null>(null);
  const close = () => setOpen(null);
  return (
    <>
      <ExportMonth month={month} />
      <Button onClick={() => setOpen('closing')}>{t('statements.closeOpen')}</Button>
      {finance ? (
        <Button disabled={reviewed.length === 0} onClick={() => setOpen('issue')}>
          {t('statements.batchIssueOf', { n: reviewed.length })}
        </Button>
      ) : null}
      {finance ? draft : null}
      {open === 'closing' ? <ClosingDrawer month={month} onClose={close} /> : null}
      {open === 'issue' ? <BatchIssueDialog statementIds={reviewed} onClose={close} /> : null}
    </>
  );
}

/** `/statements`: monthly statements; finance builds drafts here. */
export function StatementsPage() {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const address = useListAddress();
  const client = useQueryClient();
  const me = useMe();
  const finance = me.holdsAny(['finance']);
  const overseer = me.holdsAny(['finance', 'authority-approver', 'auditor']);
  const month = monthSchema.safeParse(address.filter('month')).data;
  const [drafting, setDrafting] = useState(false);
  const state = STATEMENT_STATES.find((known) => known === address.filter('state'));
  const shown = { ...(state ? { state } : {}), ...(month ? { month } : {}) };
  const query = useQuery(
    trpc.settlement.list.queryOptions({ ...shown, cursor: address.cursor }, { placeholderData: keepPreviousData }),
  );
  const list = useListTools({
    list: 'statements',
    title: t('statements.title'),
    address,
    columns: useStatementColumns(),
    fetchPage: (cursor) => client.fetchQuery(trpc.settlement.list.queryOptions({ ...shown, cursor, limit: 200 })),
  });
  const draft = (
    <Button type="primary" onClick={() => setDrafting(true)}>
      {t('statements.draft')}
    </Button>
  );
  const reviewed = (query.data?.items ?? []).flatMap((row) => (row.state === 'reviewed' ? row.id : []));
  const closes = me.holdsAny(['finance', 'auditor']);
  const tools = closes ? <FinanceTools draft={draft} finance={finance} month={month} reviewed={reviewed} /> : null;
  return (
    <>
      <PageHeader title={t('statements.title')} lead={t('statements.lead')} actions={tools} />
      {overseer ? <UncontractedPanel month={month ?? monthOfInstant(new Date())} /> : null}
      <QueryBar
        address={address}
        refreshing={query.isFetching}
        onRefresh={() => void query.refetch()}
        tools={list.tools}
      >
        <StateFilter state={state} onChange={(value) => address.setFilters({ state: value })} />
      </QueryBar>
      <ListTable
        label={t('statements.title')}
        query={query}
        address={address}
        columns={list.columns}
        empty={
          <EmptyState
            why={t('statements.empty')}
            next={finance ? t('statements.emptyNext') : t('statements.emptyDepartment')}
            action={finance ? draft : null}
          />
        }
      />
      {finance ? <StatementChain /> : null}
      {drafting ? <DraftDialog onClose={() => setDrafting(false)} /> : null}
    </>
  );
}
