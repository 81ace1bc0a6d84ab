import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api/trpc.ts';
import { formatFen } from '../../ui/format/fen.ts';
import { ReasonDialog } from '../../ui/page/reason-dialog.tsx';
import type { Resource } from './resource-types.ts';

/** What goes on being charged while the hosts are stopped, beside what is charged while they run; nothing until it is known. */
function StopCosts({ resource }: { readonly resource: Resource }) {
  const { t } = useTranslation();
  const line = { cloud: resource.cloud.slug, zone: resource.tenancy.zone, spec: resource.spec };
  const { data } = useQuery(useTRPC().pricing.quote.queryOptions({ lines: [line] }));
  if (!data) return null;
  const parts = data.lines.flatMap((each) => each.parts);
  const disks = parts.filter(({ dimension }) => dimension.startsWith('disk-'));
  const fen = disks.reduce((sum, { monthFen }) => sum + BigInt(monthFen), 0n);
  return <p>{t('resources.stopCosts', { disks: formatFen(fen.toString()), all: formatFen(data.monthFen) })}</p>;
}

/** Stops or starts the hosts, whichever they are not; why is asked, and what it means for the bill is said. */
export function PowerDialog({ resource }: { readonly resource: Resource }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { message } = App.useApp();
  const stopping = resource.acts.includes('stop');
  const mutation = useMutation(
    trpc.resources.switchPower.mutationOptions({
      onSuccess: ({ number }) => {
        void message.success(t('resources.powerAsked', { number }));
        void queryClient.invalidateQueries({ queryKey: trpc.resources.pathKey() });
      },
    }),
  );
  if (!stopping && !resource.acts.includes('start')) return null;
  const power = stopping ? 'stopped' : 'running';
  return (
    <ReasonDialog
      label={t(stopping ? 'resources.stop' : 'resources.start')}
      danger={stopping}
      why={
        <>
          <strong>{t(stopping ? 'resources.stopTitle' : 'resources.startTitle', { number: resource.number })}</strong>
          <br />
          {t(stopping ? 'resources.stopWhy' : 'resources.startWhy')}
        </>
      }
      mutation={mutation}
      onSubmit={(reason) => mutation.mutate({ resourceId: resource.id, power, reason })}
    >
      {stopping ? <StopCosts resource={resource} /> : null}
    </ReasonDialog>
  );
}
