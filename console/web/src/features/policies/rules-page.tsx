import { useQuery } from '@tanstack/react-query';
import { Flex, Input, Skeleton, Table } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useTRPC } from '../../api/trpc.ts';
import { Copyable } from '../../ui/copyable.tsx';
import { Instant } from '../../ui/instant.tsx';
import { useListAddress } from '../../ui/list/use-list-address.ts';
import { EmptyState } from '../../ui/page/empty-state.tsx';
import { PageHeader } from '../../ui/page/page-header.tsx';
import { ProblemBlock } from '../../ui/page/problem-block.tsx';
import { AskExemption } from './ask-exemption.tsx';
import { PolicyTabs } from './policy-tabs.tsx';
import type { Pack, Policy } from './policy-types.ts';
import { SetSettings } from './set-settings.tsx';

function Controls({ policy }: { readonly policy: Policy }) {
  return (
    <>
      {policy.controls.map(({ citation, title }) => (
        <div key={citation} className="zy-nowrap">
          {citation} <span className="zy-faint">{title}</span>
        </div>
      ))}
    </>
  );
}

function usePolicyColumns(acts: Pack['acts']) {
  const { t, i18n } = useTranslation();
  return [
    {
      title: t('policies.policy'),
      key: 'policy',
      render: (_: unknown, row: Policy) => (
        <div className="zy-two-lines">
          <span>{i18n.language === 'en-US' ? row.english : row.description}</span>
          <code className="zy-code zy-faint">{row.name}</code>
        </div>
      ),
    },
    {
      title: t('policies.levelLabel'),
      key: 'level',
      render: (_: unknown, row: Policy) => (
        <div className="zy-two-lines">
          <span>{t(`policies.level.${row.level}`)}</span>
          <span className="zy-faint">{t(`policies.severity.${row.severity}`)}</span>
        </div>
      ),
    },
    {
      title: t('policies.controls'),
      key: 'controls',
      render: (_: unknown, row: Policy) => <Controls policy={row} />,
    },
    {
      title: t('policies.stacksAgainst'),
      key: 'stacks',
      align: 'right' as const,
      render: (_: unknown, row: Policy) => <Link to={`/policies?policy=${row.name}`}>{row.stacks}</Link>,
    },
    {
      title: t('policies.stacksExempted'),
      key: 'exempted',
      align: 'right' as const,
      render: (_: unknown, row: Policy) => <span className="zy-number">{row.exempted}</span>,
    },
    {
      title: '',
      key: 'acts',
      render: (_: unknown, row: Policy) => (
        <Flex gap={8}>
          {acts.includes('ask-exemption') ? <AskExemption policy={row.name} /> : null}
          {row.settings.length > 0 && (acts.includes('set-settings') || acts.includes('ask-settings')) ? (
            <SetSettings policy={row} administers={acts.includes('set-settings')} />
          ) : null}
        </Flex>
      ),
    },
  ];
}

function Rules({ pack, search }: { readonly pack: Pack; readonly search: string }) {
  const { t } = useTranslation();
  const columns = usePolicyColumns(pack.acts);
  const wanted = search.trim().toLowerCase();
  const shown = pack.policies.filter(({ name, description, english, concern, controls }) =>
    [name, description, english, concern, ...controls.flatMap(({ citation, title }) => [citation, title])].some(
      (text) => text.toLowerCase().includes(wanted),
    ),
  );
  return (
    <div className="zy-panel">
      <Table<Policy>
        aria-label={t('policies.rulesTab')}
        rowKey="name"
        dataSource={shown}
        columns={columns}
        pagination={false}
        scroll={{ x: 'max-content' }}
        locale={{ emptyText: <EmptyState why={t('ui.emptyFiltered')} next={t('ui.emptyFilteredNext')} /> }}
      />
      <p className="zy-faint">
        {t('policies.packOf', { n: pack.policies.length })}{' '}
        <Copyable text={pack.digest} shown={pack.digest.slice(0, 12)} code /> <Instant at={pack.publishedAt} />
      </p>
    </div>
  );
}

/** `/policies/rules`: the policies in force, what each serves and has found. */
export function RulesPage() {
  const { t } = useTranslation();
  const address = useListAddress();
  const search = address.filter('search') ?? '';
  const query = useQuery(useTRPC().compliance.pack.queryOptions());
  return (
    <>
      <PageHeader title={t('policies.title')} lead={t('policies.lead')} />
      <PolicyTabs active="rules" />
      <Input.Search
        className="zy-search zy-section"
        allowClear
        defaultValue={search}
        placeholder={t('policies.searchRules')}
        aria-label={t('policies.searchRules')}
        onSearch={(value) => address.setFilters({ search: value.trim() })}
      />
      {query.isError ? <ProblemBlock error={query.error} onRetry={() => void query.refetch()} /> : null}
      {query.isPending ? <Skeleton active paragraph={{ rows: 10 }} /> : null}
      {query.data === null ? <EmptyState why={t('policies.noPack')} next={t('policies.noPackNext')} /> : null}
      {query.data ? <Rules pack={query.data} search={search} /> : null}
    </>
  );
}
