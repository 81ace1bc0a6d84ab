import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { SAMPLE_AUTOMATIC_RULE } from '@zhengyun/rulebook/automatic-approval-policy.ts';
import { Alert, Flex, type TableProps } from 'antd';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../../api/trpc.ts';
import { ListTable } from '../../../ui/list/list-table.tsx';
import { useListAddress } from '../../../ui/list/use-list-address.ts';
import { EmptyState } from '../../../ui/page/empty-state.tsx';
import { Facts } from '../../../ui/page/facts.tsx';
import { Loaded } from '../../../ui/page/loaded.tsx';
import { PageHeader } from '../../../ui/page/page-header.tsx';
import { Panel } from '../../../ui/page/panel.tsx';
import { Status, type Tone } from '../../../ui/status/status.tsx';
import { ActBy } from '../act-by.tsx';
import { PolicyTabs } from '../policy-tabs.tsx';
import type { RuleVersion } from '../policy-types.ts';
import { ProposeRule } from './propose-rule.tsx';
import { RuleDifference } from './rule-difference.tsx';
import { useRuleLines } from './use-rule-lines.ts';
import { VersionActs } from './version-acts.tsx';

const TONES: Readonly<Record<RuleVersion['state'], Tone>> = {
  proposed: 'waiting',
  missed: 'attention',
  scheduled: 'running',
  'in-force': 'good',
  replaced: 'ended',
  refused: 'ended',
  withdrawn: 'ended',
};

/** Every line of the version in force. */
function RuleInForce({ version }: { readonly version: RuleVersion }) {
  const { t } = useTranslation();
  const lines = useRuleLines();
  const { rule } = version;
  return (
    <Panel
      title={t('policies.automatic.inForce', { number: version.number, day: version.fromDay })}
      extra={<code className="zy-code zy-faint">{version.contentHash.slice(0, 12)}</code>}
    >
      {rule ? (
        (['decrease', 'growth'] as const).map((clause) => (
          <section key={clause} aria-label={t(`policies.automatic.clause.${clause}`)} className="zy-section">
            <strong>{t(`policies.automatic.clause.${clause}`)}</strong>
            <Facts columns={2} facts={lines[clause](rule).map(({ label, value }) => ({ label, value }))} />
          </section>
        ))
      ) : (
        <Alert type="error" showIcon title={t('policies.automatic.unreadable')} />
      )}
      <p className="zy-faint">{t('policies.automatic.always')}</p>
    </Panel>
  );
}

function useVersionColumns(inForce: RuleVersion | null): NonNullable<TableProps<RuleVersion>['columns']> {
  const { t } = useTranslation();
  return [
    {
      title: t('policies.statusLabel'),
      key: 'state',
      render: (_, { state }) => <Status tone={TONES[state]}>{t(`policies.automatic.state.${state}`)}</Status>,
    },
    {
      title: t('policies.number'),
      key: 'number',
      render: (_, { number, version }) => (
        <div className="zy-two-lines zy-nowrap">
          <span className="zy-number">{number}</span>
          <span className="zy-faint">{t('policies.automatic.version', { version })}</span>
        </div>
      ),
    },
    {
      title: t('policies.automatic.fromDay'),
      key: 'day',
      render: (_, { fromDay }) => <span className="zy-number zy-nowrap">{fromDay}</span>,
    },
    {
      title: t('policies.automatic.difference'),
      key: 'change',
      render: (_, { rule, state }) => {
        if (!rule) return t('policies.automatic.unreadable');
        return state === 'in-force' ? '–' : <RuleDifference before={inForce?.rule ?? null} after={rule} />;
      },
    },
    {
      title: t('ui.reason'),
      key: 'reason',
      render: (_, { reason, ended, proposed }) => (
        <div className="zy-two-lines">
          <span>{proposed ? reason : t('policies.automatic.shipped')}</span>
          {ended ? (
            <span className="zy-faint">{t('policies.automatic.withdrawnFor', { reason: ended.reason })}</span>
          ) : null}
        </div>
      ),
    },
    { title: t('policies.automatic.proposedBy'), key: 'proposed', render: (_, row) => <ActBy act={row.proposed} /> },
    { title: t('policies.endedBy'), key: 'decided', render: (_, row) => <ActBy act={row.ended ?? row.decided} /> },
    { title: '', key: 'acts', render: (_, row) => <VersionActs version={row} /> },
  ];
}

/** `/policies/automatic`: what passes without the province's steps, since when, and who set it so. */
export function AutomaticRulePage() {
  const { t } = useTranslation();
  const address = useListAddress();
  const query = useQuery(
    useTRPC().approvals.ruleVersions.queryOptions({ cursor: address.cursor }, { placeholderData: keepPreviousData }),
  );
  const columns = useVersionColumns(query.data?.inForce ?? null);
  return (
    <>
      <PageHeader title={t('policies.title')} lead={t('policies.automatic.lead')} />
      <PolicyTabs active="automatic" />
      <Loaded query={query}>
        {({ inForce, mayPropose, earliestDay }) => (
          <Flex vertical gap={16}>
            {mayPropose ? (
              <div>
                <ProposeRule rule={inForce?.rule ?? SAMPLE_AUTOMATIC_RULE} earliestDay={earliestDay} />
              </div>
            ) : null}
            {inForce ? <RuleInForce version={inForce} /> : <EmptyState why={t('policies.automatic.nothing')} />}
            <ListTable
              label={t('policies.automatic.history')}
              query={query}
              address={address}
              columns={columns}
              empty={<EmptyState why={t('policies.automatic.nothing')} />}
            />
          </Flex>
        )}
      </Loaded>
    </>
  );
}
