import { useQuery } from '@tanstack/react-query';
import { Alert, Collapse, Flex, Table, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Outputs } from '../../../api/outputs.ts';
import { useTRPC } from '../../../api/trpc.ts';
import { EmptyState } from '../../../ui/page/empty-state.tsx';
import { Facts } from '../../../ui/page/facts.tsx';
import { Loaded } from '../../../ui/page/loaded.tsx';
import { Panel } from '../../../ui/page/panel.tsx';
import { CredentialRights } from './credential-rights.tsx';

type Radius = Outputs['clouds']['blastRadius'];
type Failure = Radius['failures'][number];
type Credential = Radius['credentials'][number];

function Reach({ failure }: { readonly failure: Failure }) {
  const { t } = useTranslation();
  const name = failure.what === 'tier' ? t(`words.tier.${failure.name as 'provincial'}`) : failure.name;
  const grades = failure.byGrade.filter(({ systems }) => systems > 0);
  return (
    <Panel title={t(`clouds.reach.${failure.what}`, { name })}>
      <Facts
        columns={5}
        facts={[
          { label: t('clouds.tenancies'), value: failure.tenancies },
          {
            label: t('clouds.systems'),
            value: (
              <Flex gap={6} wrap>
                <span>{failure.systems}</span>
                {grades.map(({ grade, systems }) => (
                  <Tag key={grade}>{t('clouds.ofGrade', { grade, systems })}</Tag>
                ))}
              </Flex>
            ),
          },
          { label: t('clouds.departments'), value: failure.departments },
          { label: t('clouds.resources'), value: failure.resources },
          { label: t('clouds.cloudsReached'), value: failure.clouds },
        ]}
      />
      {failure.list.length === 0 ? (
        <EmptyState why={t('clouds.reachNobody')} />
      ) : (
        <Table<Failure['list'][number]>
          size="small"
          aria-label={name}
          rowKey="tenancy"
          pagination={{ pageSize: 10, hideOnSinglePage: true }}
          scroll={{ x: 'max-content' }}
          dataSource={[...failure.list]}
          columns={[
            { key: 'system', title: t('clouds.system'), dataIndex: 'system' },
            { key: 'grade', title: t('clouds.grade'), dataIndex: 'mlpsGrade', align: 'right' },
            { key: 'department', title: t('clouds.department'), dataIndex: 'department' },
            { key: 'tenancy', title: t('clouds.tenancy'), dataIndex: 'tenancy' },
            { key: 'cloud', title: t('clouds.cloud'), dataIndex: 'cloud' },
            { key: 'resources', title: t('clouds.resources'), dataIndex: 'resources', align: 'right' },
          ]}
        />
      )}
    </Panel>
  );
}

function Leak({ credential }: { readonly credential: Credential }) {
  const { t } = useTranslation();
  const { purpose, rules, namespaces, clouds } = credential;
  return (
    <Panel title={t(`clouds.leak.${purpose}`)}>
      {credential.heldSince === null ? (
        <EmptyState why={t('clouds.credentialNone')} />
      ) : (
        <>
          <Alert
            className="zy-section"
            type={purpose === 'cloud' ? 'warning' : 'info'}
            showIcon
            title={t(`clouds.leakWhy.${purpose}`)}
          />
          <p>{t('clouds.leakReaches', { clouds: clouds.join('、'), n: namespaces.length })}</p>
          <CredentialRights really={credential.really} />
          <Collapse
            items={[
              {
                key: 'namespaces',
                label: t('clouds.namespaces', { n: namespaces.length }),
                children:
                  namespaces.length === 0
                    ? t('clouds.namespacesNone')
                    : namespaces.map((name) => <div key={name}>{name}</div>),
              },
              {
                key: 'rules',
                label: rules ? t('clouds.rights', { n: rules.length }) : t('clouds.rightsUnknown'),
                children: (rules ?? []).map((rule) => (
                  <div key={`${rule.groups.join()}/${rule.resources.join()}/${rule.verbs.join()}`}>
                    {rule.groups.map((group) => group || 'core').join(', ')} · {rule.resources.join(', ')}：
                    {rule.verbs.join(', ')}
                    {rule.only.length > 0 ? ` (${rule.only.join(', ')})` : ''}
                  </div>
                )),
              },
            ]}
          />
        </>
      )}
    </Panel>
  );
}

/** What one failure, and what one leaked credential, reaches. */
export function BlastRadiusPanel({ slug }: { readonly slug: string }) {
  const trpc = useTRPC();
  const query = useQuery(trpc.clouds.blastRadius.queryOptions({ slug }));
  return (
    <Loaded query={query} rows={14}>
      {({ failures, credentials }) => (
        <>
          {failures.map((failure) => (
            <Reach key={failure.what} failure={failure} />
          ))}
          {credentials.map((credential) => (
            <Leak key={credential.purpose} credential={credential} />
          ))}
        </>
      )}
    </Loaded>
  );
}
