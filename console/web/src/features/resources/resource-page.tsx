import { useQuery } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useTRPC } from '../../api/trpc.ts';
import { Copyable } from '../../ui/copyable.tsx';
import { Loaded } from '../../ui/page/loaded.tsx';
import { PageHeader } from '../../ui/page/page-header.tsx';
import { PromisedLevels } from '../../ui/promise/promised-levels.tsx';
import { ResourceStatus } from '../../ui/status/resource-status.tsx';
import { useNames } from '../../ui/use-names.ts';
import { PowerDialog } from './power-dialog.tsx';
import { ReleaseDialog } from './release-dialog.tsx';
import { ResizeDrawer } from './resize-drawer.tsx';
import { ResourceAccess } from './resource-access.tsx';
import { ResourceDrift } from './resource-drift.tsx';
import { ResourceFacts } from './resource-facts.tsx';
import { ResourceHistory } from './resource-history.tsx';
import { ResourceLease } from './resource-lease.tsx';
import { ResourceObjects } from './resource-objects.tsx';
import type { Resource } from './resource-types.ts';
import { useOpenForm } from './use-open-form.ts';

function Actions({ resource }: { readonly resource: Resource }) {
  const { t } = useTranslation();
  const { form, show, close } = useOpenForm();
  const open = resource.acts.find((act) => act === form);
  return (
    <>
      {resource.acts.includes('release') ? (
        <Button danger onClick={() => show('release')}>
          {t('resources.release')}
        </Button>
      ) : null}
      <PowerDialog resource={resource} />
      {resource.acts.includes('resize') ? (
        <Button type="primary" onClick={() => show('resize')}>
          {t('resources.resize')}
        </Button>
      ) : null}
      {open === 'resize' ? <ResizeDrawer resource={resource} onClose={close} /> : null}
      {open === 'release' ? <ReleaseDialog resource={resource} onClose={close} /> : null}
    </>
  );
}

/** Where the address names a form that can't be opened as things are. */
function ClosedForm({ resource }: { readonly resource: Resource }) {
  const { t } = useTranslation();
  const { form, close } = useOpenForm();
  const { lease } = useTRPC().reclaim;
  const { data } = useQuery(lease.queryOptions({ resourceId: resource.id }, { enabled: form === 'extend' }));
  const cantChange = (form === 'resize' || form === 'release') && !resource.acts.includes(form);
  const cantExtend = resource.state !== 'active' || (data !== undefined && !data.lease?.acts.includes('extend'));
  if (!cantChange && !(form === 'extend' && cantExtend)) return null;
  return (
    <Alert
      className="zy-section"
      type="warning"
      showIcon
      closable={{ onClose: close }}
      title={t('resources.formClosed')}
      action={<Link to="/orders">{t('ui.view')}</Link>}
    />
  );
}

function ResourceBody({ resource }: { readonly resource: Resource }) {
  const { t } = useTranslation();
  const names = useNames();
  return (
    <>
      <PageHeader
        title={names.item(resource.spec.item)}
        number={<Copyable text={resource.number} />}
        status={<ResourceStatus state={resource.state} />}
        actions={<Actions resource={resource} />}
      />
      {resource.openRequest ? (
        <Alert
          className="zy-section"
          type="info"
          showIcon
          title={t('resources.busy', { number: resource.openRequest.number })}
          action={<Link to={`/orders/${resource.openRequest.id}`}>{t('ui.view')}</Link>}
        />
      ) : null}
      <ClosedForm resource={resource} />
      <ResourceFacts resource={resource} />
      <PromisedLevels of={{ resourceId: resource.id }} />
      <ResourceLease resource={resource} />
      <ResourceAccess resource={resource} />
      <ResourceObjects resource={resource} />
      <ResourceDrift resourceId={resource.id} />
      <ResourceHistory resource={resource} />
    </>
  );
}

/** `/resources/:id`: one resource, what proves it, its history, and the changes one may ask for. */
export function ResourcePage() {
  const trpc = useTRPC();
  const { id = '' } = useParams();
  const query = useQuery(trpc.resources.get.queryOptions({ resourceId: id }, { refetchInterval: 10_000 }));
  return <Loaded query={query}>{(resource) => <ResourceBody resource={resource} />}</Loaded>;
}
