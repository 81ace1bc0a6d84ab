import { useTranslation } from 'react-i18next';
import { useMe } from '../../api/use-me.ts';
import { formatInstant } from '../../ui/format/instant.ts';
import { Instant } from '../../ui/instant.tsx';
import type { ListColumn } from '../../ui/list/list-column.ts';
import { Status } from '../../ui/status/status.tsx';
import { useKindName } from './use-kind-name.ts';
import type { Webhook } from './webhook.ts';
import { WebhookActs } from './webhook-acts.tsx';

/** Columns of the list of addresses. */
export function useWebhookColumns(): ListColumn<Webhook>[] {
  const { t } = useTranslation();
  const kindName = useKindName();
  const { departments } = useMe();
  const ownerOf = ({ departmentId }: Webhook) =>
    departmentId === null ? t('webhooks.operator') : (departments.find(({ id }) => id === departmentId)?.name ?? '—');
  const kindsOf = ({ kinds }: Webhook) => kinds.map(kindName).join('、');
  return [
    {
      title: t('webhooks.name'),
      key: 'name',
      fields: [
        { name: t('webhooks.name'), text: ({ name }) => name },
        { name: t('webhooks.url'), text: ({ url }) => url },
      ],
      render: (_, { name, url }) => (
        <div className="zy-two-lines">
          <span>{name}</span>
          <span className="zy-faint">{url}</span>
        </div>
      ),
    },
    {
      title: t('webhooks.kinds'),
      key: 'kinds',
      fields: [{ name: t('webhooks.kinds'), text: kindsOf }],
      render: (_, webhook) => <div className="zy-notice-act">{kindsOf(webhook)}</div>,
    },
    {
      title: t('webhooks.owner'),
      key: 'owner',
      fields: [{ name: t('webhooks.owner'), text: ownerOf }],
      render: (_, webhook) => ownerOf(webhook),
    },
    {
      title: t('webhooks.state'),
      key: 'state',
      fields: [
        { name: t('webhooks.state'), text: ({ disabled }) => t(disabled ? 'webhooks.disabled' : 'webhooks.inUse') },
      ],
      render: (_, { disabled }) => (
        <div className="zy-two-lines">
          <Status tone={disabled ? 'bad' : 'good'}>{t(disabled ? 'webhooks.disabled' : 'webhooks.inUse')}</Status>
          {disabled ? (
            <span className="zy-faint">
              {formatInstant(disabled.at)} {disabled.reason}
            </span>
          ) : null}
        </div>
      ),
    },
    {
      title: t('webhooks.created'),
      key: 'created',
      fields: [{ name: t('webhooks.created'), text: ({ createdAt }) => formatInstant(createdAt) }],
      render: (_, { createdAt }) => <Instant at={createdAt} />,
    },
    { title: '', key: 'acts', align: 'right', render: (_, webhook) => <WebhookActs webhook={webhook} /> },
  ];
}
