import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Flex, Table } from 'antd';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../../api/trpc.ts';
import { useMe } from '../../../api/use-me.ts';
import { Instant } from '../../../ui/instant.tsx';
import { Loaded } from '../../../ui/page/loaded.tsx';
import { Panel } from '../../../ui/page/panel.tsx';
import { ProblemBlock } from '../../../ui/page/problem-block.tsx';
import { Status } from '../../../ui/status/status.tsx';
import { ChangesTable } from '../edit/changes-panel.tsx';
import { SeenOperator } from '../new/service-fields.tsx';
import { SERVICE_NAMES, type ServiceName } from '../new/service-list.ts';
import { useLook } from '../use-look.ts';

/** What makes the catalogue's services on this cloud, beside what the last look at its cluster saw, and what is not deployed yet. */
export function ServicesPanel({ slug, cloudId }: { readonly slug: string; readonly cloudId: string }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const query = useQuery(trpc.clouds.definition.queryOptions({ slug }));
  return (
    <Loaded query={query} rows={8}>
      {({ definition, undeployed }) => (
        <>
          {undeployed && undeployed.length > 0 ? (
            <Panel title={t('clouds.undeployed', { n: undeployed.length })}>
              <ChangesTable changes={undeployed} label={t('clouds.undeployed', { n: undeployed.length })} />
            </Panel>
          ) : null}
          <Operators slug={slug} cloudId={cloudId} services={definition.services ?? {}} />
        </>
      )}
    </Loaded>
  );
}

interface OperatorsProps {
  readonly slug: string;
  readonly cloudId: string;
  readonly services: Partial<Record<ServiceName, Readonly<Record<string, string | null>> | null>>;
}

type Look = ReturnType<typeof useLook>;

/** When the cluster was looked at last, and the engineer's way to look again. */
function Looked({ last, look, isLooking }: Pick<Look, 'last' | 'look' | 'isLooking'>) {
  const { t } = useTranslation();
  const { holdsAny } = useMe();
  return (
    <Flex gap={12} align="center" wrap>
      <span className="zy-faint">
        {last?.probedAt ? (
          <>
            {t('clouds.lookedAt')} <Instant at={last.probedAt} />
          </>
        ) : (
          t('clouds.lookedNever')
        )}
      </span>
      {holdsAny(['platform-engineer']) ? (
        <Button onClick={look} loading={isLooking}>
          {t('clouds.lookAgain')}
        </Button>
      ) : null}
    </Flex>
  );
}

function Operators({ slug, cloudId, services }: OperatorsProps) {
  const { t } = useTranslation();
  const { last, look, isLooking, failed, error } = useLook({ slug, cloudId });
  const seen = last?.operators ?? null;
  const said = (name: ServiceName) =>
    Object.entries(services[name] ?? {})
      .filter(([, value]) => value !== null)
      .map(([key, value]) => `${t(`clouds.serviceField.${key as 'namespace'}`)}：${value}`)
      .join('；');
  return (
    <Panel title={t('clouds.services')} extra={<Looked last={last} look={look} isLooking={isLooking} />}>
      <p className="zy-faint">{t('clouds.servicesWhy')}</p>
      {failed ? <Alert type="error" showIcon title={failed.reason ?? ''} /> : null}
      {error ? <ProblemBlock error={error} /> : null}
      <Table<{ readonly name: ServiceName }>
        size="small"
        aria-label={t('clouds.services')}
        rowKey="name"
        pagination={false}
        scroll={{ x: 'max-content' }}
        dataSource={SERVICE_NAMES.map((name) => ({ name }))}
        columns={[
          { key: 'name', title: t('clouds.serviceName'), render: (_, { name }) => t(`clouds.service.${name}`) },
          {
            key: 'state',
            title: t('clouds.serviceDefined'),
            render: (_, { name }) => (
              <Status tone={services[name] ? 'good' : 'ended'}>
                {t(services[name] ? 'clouds.serviceThere' : 'clouds.serviceNot')}
              </Status>
            ),
          },
          { key: 'said', title: t('clouds.serviceBy'), render: (_, { name }) => said(name) || '—' },
          {
            key: 'seen',
            title: t('clouds.operator'),
            render: (_, { name }) => <SeenOperator name={name} seen={seen} />,
          },
        ]}
      />
    </Panel>
  );
}
