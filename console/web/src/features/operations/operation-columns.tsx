import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Outputs } from '../../api/outputs.ts';
import { formatInstant } from '../../ui/format/instant.ts';
import { useDuration } from '../../ui/format/use-duration.ts';
import { Instant } from '../../ui/instant.tsx';
import type { ListColumn } from '../../ui/list/list-column.ts';
import { OperationStatus } from '../../ui/status/operation-status.tsx';
import { TroubleText } from '../../ui/trouble-text.tsx';
import { WaitingReason } from '../../ui/waiting-reason.tsx';

type Row = Outputs['provisioning']['operations']['items'][number];

function secondsOf(row: Row): number | null {
  return row.startedAt && row.endedAt ? (Date.parse(row.endedAt) - Date.parse(row.startedAt)) / 1_000 : null;
}

function Stack({ row }: { readonly row: Row }) {
  const { t } = useTranslation();
  return (
    <div className="zy-two-lines">
      <span>
        {t(`words.operationVerb.${row.verb}`)} · {t(`operations.stackKind.${row.stack.kind}`)}
      </span>
      <code className="zy-code zy-faint zy-clip" title={row.stack.name}>
        {row.stack.name}
      </code>
    </div>
  );
}

function useStateColumns(): ListColumn<Row>[] {
  const { t } = useTranslation();
  return [
    {
      title: t('operations.number'),
      key: 'number',
      fields: [{ name: t('operations.number'), text: (row) => row.number }],
      render: (_, row) => (
        <Link to={`/operations/${row.id}`} className="zy-number zy-nowrap">
          {row.number}
        </Link>
      ),
    },
    {
      title: t('operations.state'),
      key: 'state',
      fields: [
        { name: t('operations.state'), text: (row) => t(`words.operationState.${row.state}`) },
        { name: t('ui.trouble'), text: (row) => row.trouble?.code ?? null },
      ],
      render: (_, row) => (
        <div className="zy-spec">
          <OperationStatus state={row.state} />
          <div className="zy-faint">
            <WaitingReason reason={row.waitingFor} />
            {row.trouble ? <TroubleText trouble={row.trouble} /> : null}
          </div>
        </div>
      ),
    },
    {
      title: t('operations.stack'),
      key: 'stack',
      fields: [
        { name: t('ui.verb'), text: (row) => t(`words.operationVerb.${row.verb}`) },
        { name: t('operations.stack'), text: (row) => row.stack.name },
      ],
      render: (_, row) => <Stack row={row} />,
    },
  ];
}

function useOriginColumns(): ListColumn<Row>[] {
  const { t } = useTranslation();
  const duration = useDuration();
  return [
    {
      title: t('operations.cloud'),
      key: 'cloud',
      fields: [{ name: t('operations.cloud'), text: (row) => row.cloud.name }],
      render: (_, row) => row.cloud.name,
    },
    {
      title: t('operations.request'),
      key: 'request',
      fields: [{ name: t('operations.request'), text: (row) => row.request?.number ?? null }],
      render: (_, row) =>
        row.request ? (
          <Link to={`/orders/${row.request.id}`} className="zy-number zy-nowrap" title={row.request.title}>
            {row.request.number}
          </Link>
        ) : (
          <span className="zy-faint">{t('operations.platform')}</span>
        ),
    },
    {
      title: t('operations.requestedAt'),
      key: 'at',
      fields: [{ name: t('operations.requestedAt'), text: (row) => formatInstant(row.requestedAt) }],
      render: (_, row) => <Instant at={row.requestedAt} />,
    },
    {
      title: t('operations.took'),
      key: 'took',
      align: 'right',
      fields: [{ name: t('ui.tookSeconds'), text: (row) => secondsOf(row)?.toFixed(1) ?? null }],
      render: (_, row) => {
        const seconds = secondsOf(row);
        return <span className="zy-number zy-nowrap">{seconds === null ? '–' : duration(seconds)}</span>;
      },
    },
  ];
}

/** Columns of the list of operations. */
export function useOperationColumns(): ListColumn<Row>[] {
  return [...useStateColumns(), ...useOriginColumns()];
}
