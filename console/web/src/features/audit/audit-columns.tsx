import { auditListInputSchema } from '@zhengyun/domain/audit/schemas.ts';
import { Popover } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Outputs } from '../../api/outputs.ts';
import { Copyable } from '../../ui/copyable.tsx';
import { formatInstant } from '../../ui/format/instant.ts';
import { Instant } from '../../ui/instant.tsx';
import type { ListColumn } from '../../ui/list/list-column.ts';
import { Status } from '../../ui/status/status.tsx';
import { useActName } from '../../ui/use-act-name.ts';

type Row = Outputs['audit']['list']['items'][number];

function Seal({ row }: { readonly row: Row }) {
  const { t } = useTranslation();
  if (!row.seal) return <Status tone="waiting">{t('audit.unsealed')}</Status>;
  return <Copyable text={row.seal.hash} shown={`#${row.seal.sequence}`} />;
}

function Detail({ row }: { readonly row: Row }) {
  const { t } = useTranslation();
  return (
    <Popover trigger="click" content={<pre className="zy-code zy-detail">{JSON.stringify(row.detail, null, 2)}</pre>}>
      <button type="button" className="zy-text-button">
        {t('audit.detail')}
      </button>
    </Popover>
  );
}

const OBJECT_KINDS = auditListInputSchema.shape.objectKind.unwrap().options;

function AuditedObject({ object }: { readonly object: Row['object'] }) {
  const { t } = useTranslation();
  const kind = OBJECT_KINDS.find((known) => known === object.kind);
  return (
    <div className="zy-two-lines">
      <span>{kind ? t(`words.auditedObject.${kind}`) : object.kind}</span>
      <Copyable text={object.id} shown={object.id.slice(0, 18)} code />
    </div>
  );
}

function useActColumns(): ListColumn<Row>[] {
  const { t } = useTranslation();
  const actName = useActName();
  return [
    {
      title: t('audit.at'),
      key: 'at',
      fields: [{ name: t('audit.at'), text: (row) => formatInstant(row.at) }],
      render: (_, row) => <Instant at={row.at} precision="second" />,
    },
    {
      title: t('audit.actor'),
      key: 'actor',
      fields: [
        { name: t('audit.actor'), text: (row) => row.actor.name },
        { name: t('ui.actorKind'), text: (row) => t(`words.actorKind.${row.actor.kind}`) },
      ],
      render: (_, row) => (
        <div className="zy-two-lines">
          <span>{row.actor.name}</span>
          <span className="zy-faint">{t(`words.actorKind.${row.actor.kind}`)}</span>
        </div>
      ),
    },
    {
      title: t('audit.action'),
      key: 'action',
      fields: [
        { name: t('audit.action'), text: (row) => actName(row.action) },
        { name: t('ui.code'), text: (row) => row.action },
      ],
      render: (_, row) => (
        <div className="zy-two-lines">
          <span>{actName(row.action)}</span>
          <code className="zy-code zy-faint">{row.action}</code>
        </div>
      ),
    },
    {
      title: t('audit.outcome'),
      key: 'outcome',
      fields: [
        { name: t('audit.outcome'), text: (row) => t(`words.outcome.${row.outcome}`) },
        { name: t('ui.trouble'), text: (row) => row.code },
      ],
      render: (_, row) => (
        <div className="zy-two-lines">
          <Status tone={row.outcome === 'done' ? 'good' : 'bad'}>{t(`words.outcome.${row.outcome}`)}</Status>
          {row.code ? <code className="zy-code zy-faint">{row.code}</code> : null}
        </div>
      ),
    },
  ];
}

function useObjectColumns(): ListColumn<Row>[] {
  const { t } = useTranslation();
  return [
    {
      title: t('audit.object'),
      key: 'object',
      fields: [
        { name: t('audit.object'), text: (row) => row.object.kind },
        { name: t('ui.objectId'), text: (row) => row.object.id },
      ],
      render: (_, row) => <AuditedObject object={row.object} />,
    },
    {
      title: t('audit.department'),
      key: 'department',
      fields: [{ name: t('audit.department'), text: (row) => row.department?.name ?? null }],
      render: (_, row) => row.department?.name ?? <span className="zy-faint">{t('audit.province')}</span>,
    },
    {
      title: t('audit.seal'),
      key: 'seal',
      fields: [{ name: t('audit.seal'), text: (row) => row.seal?.hash ?? null }],
      render: (_, row) => <Seal row={row} />,
    },
    {
      title: t('audit.traceId'),
      key: 'trace',
      fields: [{ name: t('audit.traceId'), text: (row) => row.traceId }],
      render: (_, row) => <Copyable text={row.traceId} shown={row.traceId.slice(0, 8)} code />,
    },
    { title: '', key: 'detail', fixed: 'end', render: (_, row) => <Detail row={row} /> },
  ];
}

/** Columns of the audit log. */
export function useAuditColumns(): ListColumn<Row>[] {
  return [...useActColumns(), ...useObjectColumns()];
}
