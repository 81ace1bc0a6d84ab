import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Checkbox, Table } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { Outputs } from '../../../api/outputs.ts';
import { useTRPC } from '../../../api/trpc.ts';
import { useMe } from '../../../api/use-me.ts';
import { EmptyState } from '../../../ui/page/empty-state.tsx';
import { Loaded } from '../../../ui/page/loaded.tsx';
import { Panel } from '../../../ui/page/panel.tsx';
import { Status } from '../../../ui/status/status.tsx';
import { Xinchuang } from '../../../ui/xinchuang.tsx';
import { ReasonDialog } from '../reason-dialog.tsx';

type Tenancy = Outputs['tenancy']['list']['items'][number];

const TONES = { planned: 'waiting', deployed: 'good', closing: 'running', released: 'ended' } as const;

function CloseTenancy({ tenancy }: { readonly tenancy: Tenancy }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [override, setOverride] = useState(false);
  const close = useMutation(
    trpc.provisioning.closeTenancy.mutationOptions({
      onSuccess: async ({ operationId }) => {
        await queryClient.invalidateQueries({ queryKey: trpc.tenancy.pathKey() });
        if (operationId) await navigate(`/operations/${operationId}`);
      },
    }),
  );
  return (
    <ReasonDialog
      label={t('clouds.closeTenancy')}
      danger
      typed={tenancy.number}
      act={{
        isPending: close.isPending,
        error: close.error,
        mutateAsync: ({ reason }) => close.mutateAsync({ tenancyId: tenancy.id, reason, override }),
      }}
    >
      {t('clouds.closeTenancyWhy')}
      <br />
      <Checkbox checked={override} onChange={({ target }) => setOverride(target.checked)}>
        {t('clouds.closeOverride')}
      </Checkbox>
    </ReasonDialog>
  );
}

/** Tenancies on the cloud, with the way to close one. */
export function TenanciesPanel({ cloudId }: { readonly cloudId: string }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const { holdsAny } = useMe();
  const query = useQuery(trpc.tenancy.list.queryOptions({ cloudId, limit: 100 }));
  const engineer = holdsAny(['platform-engineer']);
  return (
    <Panel title={t('clouds.tenancies')} flush>
      <Loaded query={query}>
        {({ items, total }) => (
          <Table<Tenancy>
            aria-label={t('clouds.tenancies')}
            rowKey="id"
            pagination={false}
            scroll={{ x: 'max-content' }}
            dataSource={[...items]}
            locale={{ emptyText: <EmptyState why={t('clouds.noTenancies')} next={t('clouds.noTenanciesNext')} /> }}
            {...(total > items.length
              ? { footer: () => t('clouds.tenanciesMore', { shown: items.length, total }) }
              : {})}
            columns={[
              { key: 'number', title: t('clouds.number'), dataIndex: 'number' },
              { key: 'namespace', title: t('clouds.namespace'), dataIndex: 'slug' },
              { key: 'system', title: t('clouds.system'), render: (_, { system }) => system.name },
              { key: 'department', title: t('clouds.department'), render: (_, { department }) => department.name },
              {
                key: 'zone',
                title: t('clouds.zone'),
                render: (_, { zone, xinchuang }) => (
                  <>
                    {zone.name} <Xinchuang xinchuang={xinchuang} />
                  </>
                ),
              },
              {
                key: 'state',
                title: t('clouds.state'),
                render: (_, { state }) => <Status tone={TONES[state]}>{t(`clouds.tenancyState.${state}`)}</Status>,
              },
              {
                key: 'close',
                render: (_, tenancy) =>
                  engineer && tenancy.state !== 'released' ? <CloseTenancy tenancy={tenancy} /> : null,
              },
            ]}
          />
        )}
      </Loaded>
    </Panel>
  );
}
