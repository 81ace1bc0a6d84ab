import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Table } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Outputs } from '../../api/outputs.ts';
import { problemOf } from '../../api/problem.ts';
import { useTRPC } from '../../api/trpc.ts';
import { Instant } from '../../ui/instant.tsx';
import { EmptyState } from '../../ui/page/empty-state.tsx';
import { Loaded } from '../../ui/page/loaded.tsx';
import { PageHeader } from '../../ui/page/page-header.tsx';
import { Panel } from '../../ui/page/panel.tsx';
import { RightsStatus } from '../../ui/status/rights-status.tsx';
import { PolicyTabs } from './policy-tabs.tsx';

type Findings = Outputs['clouds']['rights'];
type Finding = Findings['items'][number];

const EVERY_MS = 5_000;
/** Below this width, in pixels, the table scrolls; above it, long reasons wrap. */
const NARROWEST = 900;

function AskAgain({ finding }: { readonly finding: Finding }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { message } = App.useApp();
  const ask = useMutation(
    trpc.clouds.askRights.mutationOptions({
      onSuccess: () => {
        void message.success(t('policies.rightsAsked'));
        void queryClient.invalidateQueries({ queryKey: trpc.clouds.rights.queryKey() });
      },
      onError: (error) => void message.error(problemOf(error).message ?? t('ui.unreachableText')),
    }),
  );
  return (
    <Button
      loading={ask.isPending}
      aria-label={`${t('policies.askRights')} ${finding.cloud.name}`}
      onClick={() => ask.mutate({ cloudId: finding.cloud.id })}
    >
      {t('policies.askRights')}
    </Button>
  );
}

/** What is wrong with it in a line: what it lacks, what it may beyond need, or why nobody knows. */
function What({ finding }: { readonly finding: Finding }) {
  const { t } = useTranslation();
  const { lacking, excess, dangers, reason } = finding;
  return (
    <div className="zy-two-lines">
      {lacking.length > 0 ? <span>{t('policies.lacks', { rights: lacking.join('; ') })}</span> : null}
      {excess !== null && excess > 0 ? <span>{t('policies.exceeds', { n: excess })}</span> : null}
      {dangers.length > 0 ? (
        <span className="zy-faint">{dangers.map((name) => t(`clouds.danger.${name}`)).join(' · ')}</span>
      ) : null}
      {finding.status === 'fitting' ? <span className="zy-faint">{t('policies.rightsFit')}</span> : null}
      {finding.triedAt === null ? <span className="zy-faint">{t('clouds.neverAsked')}</span> : null}
      {reason ? <span className="zy-faint">{t('policies.rightsNotAnswered', { reason })}</span> : null}
    </div>
  );
}

function FindingsTable({ items, acts }: Findings) {
  const { t } = useTranslation();
  return (
    <Table<Finding>
      aria-label={t('policies.credentialsTab')}
      rowKey={({ cloud, purpose }) => `${cloud.id} ${purpose}`}
      pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
      scroll={{ x: NARROWEST }}
      dataSource={[...items]}
      locale={{ emptyText: <EmptyState why={t('policies.noCredentials')} next={t('policies.noCredentialsNext')} /> }}
      columns={[
        { key: 'status', title: t('policies.statusLabel'), render: (_, row) => <RightsStatus status={row.status} /> },
        {
          key: 'cloud',
          title: t('operations.cloud'),
          render: (_, { cloud }) => <Link to={`/clouds/${cloud.slug}/blast-radius`}>{cloud.name}</Link>,
        },
        { key: 'purpose', title: t('policies.credential'), render: (_, row) => t(`policies.purpose.${row.purpose}`) },
        { key: 'what', title: t('policies.message'), render: (_, row) => <What finding={row} /> },
        { key: 'answered', title: t('clouds.answeredAt'), render: (_, row) => <Instant at={row.answeredAt} /> },
        ...(acts.includes('ask')
          ? [
              {
                key: 'acts',
                title: '',
                fixed: 'end' as const,
                render: (_: unknown, row: Finding) => <AskAgain finding={row} />,
              },
            ]
          : []),
      ]}
    />
  );
}

/** `/policies/credentials`: what clouds' stored credentials may do beside what they need, the worst first. */
export function CredentialsPage() {
  const { t } = useTranslation();
  const query = useQuery(useTRPC().clouds.rights.queryOptions(undefined, { refetchInterval: EVERY_MS }));
  return (
    <>
      <PageHeader title={t('policies.title')} lead={t('policies.credentialsLead')} />
      <PolicyTabs active="credentials" />
      <Loaded query={query}>
        {(findings) => (
          <Panel flush>
            <FindingsTable {...findings} />
          </Panel>
        )}
      </Loaded>
    </>
  );
}
