import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { Button, Flex, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useTRPC } from '../../api/trpc.ts';
import { ListTable } from '../../ui/list/list-table.tsx';
import { QueryBar } from '../../ui/list/query-bar.tsx';
import { type ListAddress, useListAddress } from '../../ui/list/use-list-address.ts';
import { EmptyState } from '../../ui/page/empty-state.tsx';
import { PageHeader } from '../../ui/page/page-header.tsx';
import { useJudgementColumns } from './judgement-columns.tsx';
import { JudgementDetail } from './judgement-detail.tsx';
import { JudgementStatus } from './judgement-status.tsx';
import { PolicyTabs } from './policy-tabs.tsx';
import { usePolicyAct } from './use-policy-act.ts';

const STATUSES = ['violated', 'unknown', 'unjudged', 'advised', 'clean'] as const;
const EVERY_MS = 5_000;

function Counts() {
  const { t } = useTranslation();
  const { data } = useQuery(useTRPC().compliance.counts.queryOptions(undefined, { refetchInterval: EVERY_MS }));
  if (!data) return null;
  return (
    <Flex gap={24} wrap className="zy-section" aria-label={t('policies.counts')} role="group">
      {STATUSES.map((status) => (
        <Link key={status} to={`/policies?status=${status}`}>
          <JudgementStatus status={status} /> <b className="zy-number">{data[status] ?? 0}</b>
        </Link>
      ))}
    </Flex>
  );
}

function JudgeNow() {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const pack = useQuery(trpc.compliance.pack.queryOptions());
  const judge = useMutation(trpc.compliance.judge.mutationOptions(usePolicyAct()(t('policies.judgeAsked'))));
  if (!pack.data?.acts.includes('judge')) return null;
  return (
    <Button type="primary" loading={judge.isPending} onClick={() => judge.mutate({})}>
      {t('policies.judge')}
    </Button>
  );
}

function Filters({ address }: { readonly address: ListAddress }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const clouds = useQuery(trpc.clouds.overview.queryOptions());
  const pack = useQuery(trpc.compliance.pack.queryOptions());
  return (
    <>
      <Select
        className="zy-filter"
        aria-label={t('policies.statusLabel')}
        allowClear
        placeholder={t('policies.anyStatus')}
        value={address.filter('status') ?? null}
        options={STATUSES.map((value) => ({ value, label: t(`policies.status.${value}`) }))}
        onChange={(value: string | null) => address.setFilters({ status: value ?? undefined })}
      />
      <Select
        className="zy-filter zy-filter-wide"
        aria-label={t('policies.policy')}
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        placeholder={t('policies.anyPolicy')}
        value={address.filter('policy') ?? null}
        options={(pack.data?.policies ?? []).map(({ name }) => ({ value: name, label: name }))}
        onChange={(value: string | null) => address.setFilters({ policy: value ?? undefined })}
      />
      <Select
        className="zy-filter"
        aria-label={t('operations.cloud')}
        allowClear
        placeholder={t('operations.anyCloud')}
        value={address.filter('cloud') ?? null}
        options={(clouds.data?.clouds ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(value: string | null) => address.setFilters({ cloud: value ?? undefined })}
      />
    </>
  );
}

/** `/policies`: every deployed stack with what today's policies say of it. */
export function FindingsPage() {
  const { t } = useTranslation();
  const address = useListAddress();
  const status = STATUSES.find((known) => known === address.filter('status'));
  const policy = address.filter('policy');
  const cloudId = address.filter('cloud');
  const filter = { ...(status ? { status } : {}), ...(policy ? { policy } : {}), ...(cloudId ? { cloudId } : {}) };
  const query = useQuery(
    useTRPC().compliance.judgements.queryOptions(
      { cursor: address.cursor, ...filter },
      { placeholderData: keepPreviousData, refetchInterval: EVERY_MS },
    ),
  );
  const columns = useJudgementColumns();
  return (
    <>
      <PageHeader title={t('policies.title')} lead={t('policies.lead')} actions={<JudgeNow />} />
      <PolicyTabs active="findings" />
      <Counts />
      <QueryBar address={address} refreshing={false} onRefresh={() => void query.refetch()}>
        <Filters address={address} />
      </QueryBar>
      <ListTable
        label={t('policies.findingsTab')}
        query={query}
        address={address}
        columns={columns}
        empty={<EmptyState why={t('policies.empty')} next={t('policies.emptyNext')} />}
        expandable={{
          expandedRowRender: (judgement) => <JudgementDetail judgement={judgement} />,
          rowExpandable: ({ status: found, findings }) => findings.length > 0 || found === 'unknown',
        }}
      />
    </>
  );
}
