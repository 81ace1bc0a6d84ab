import { useTranslation } from 'react-i18next';
import type { Outputs } from '../../api/outputs.ts';
import { groupDigits } from '../../ui/format/fen.ts';
import { formatInstant } from '../../ui/format/instant.ts';
import { formatPpm } from '../../ui/format/ppm.ts';
import { Instant } from '../../ui/instant.tsx';
import { LastSeen } from '../../ui/last-seen.tsx';
import type { ListColumn } from '../../ui/list/list-column.ts';
import { Share } from '../../ui/share.tsx';
import { Status, type Tone } from '../../ui/status/status.tsx';

type Node = Outputs['fleet']['nodes']['items'][number];

const TONES: Readonly<Record<Node['state'], Tone>> = {
  never: 'waiting',
  live: 'good',
  late: 'attention',
  silent: 'bad',
  quarantined: 'bad',
};

function Skew({ node }: { readonly node: Node }) {
  const { t } = useTranslation();
  if (node.clockSkewMs === null) return <span className="zy-faint">{t('ui.unknown')}</span>;
  const text = <span className="zy-number">{t('fleet.skewMs', { ms: groupDigits(node.clockSkewMs) })}</span>;
  return node.clockWarning ? <Status tone="attention">{text}</Status> : text;
}

function useIdentityColumns(): ListColumn<Node>[] {
  const { t } = useTranslation();
  return [
    {
      title: t('fleet.name'),
      key: 'name',
      fields: [
        { name: t('fleet.name'), text: (node) => node.name },
        { name: t('ui.version'), text: (node) => node.agentVersion },
      ],
      render: (_, node) => (
        <div className="zy-two-lines">
          <span>{node.name}</span>
          <span className="zy-faint">{node.agentVersion ?? t('ui.unknown')}</span>
        </div>
      ),
    },
    {
      title: t('fleet.state'),
      key: 'state',
      fields: [{ name: t('fleet.state'), text: (node) => t(`fleet.stateWord.${node.state}`) }],
      render: (_, node) => (
        <div className="zy-spec">
          <Status tone={TONES[node.state]}>{t(`fleet.stateWord.${node.state}`)}</Status>
          {node.quarantineReason ? <div className="zy-faint">{node.quarantineReason}</div> : null}
        </div>
      ),
    },
    {
      title: t('fleet.cloud'),
      key: 'cloud',
      fields: [{ name: t('fleet.cloud'), text: (node) => node.cloudName }],
      render: (_, node) => `${t(`words.tier.${node.tier}`)} · ${node.cloudName}`,
    },
    {
      title: t('fleet.lastSeen'),
      key: 'seen',
      fields: [{ name: t('fleet.lastSeen'), text: (node) => node.lastSeenAt && formatInstant(node.lastSeenAt) }],
      render: (_, node) => <LastSeen at={node.lastSeenAt} />,
    },
    {
      title: t('fleet.skew'),
      key: 'skew',
      align: 'right',
      fields: [{ name: t('fleet.skew'), text: (node) => node.clockSkewMs }],
      render: (_, node) => <Skew node={node} />,
    },
  ];
}

function useUtilisationColumns(): ListColumn<Node>[] {
  const { t } = useTranslation();
  return [
    {
      title: t('fleet.cpu'),
      key: 'cpu',
      fields: [
        { name: t('fleet.cpu'), text: ({ utilisation }) => utilisation.cpuPpm && formatPpm(utilisation.cpuPpm) },
      ],
      align: 'right',
      render: (_, { utilisation }) => <Share ppm={utilisation.cpuPpm} places={1} />,
    },
    {
      title: t('fleet.memory'),
      key: 'memory',
      fields: [
        {
          name: t('fleet.memory'),
          text: ({ utilisation }) => utilisation.memoryPpm && formatPpm(utilisation.memoryPpm),
        },
      ],
      align: 'right',
      render: (_, { utilisation }) => <Share ppm={utilisation.memoryPpm} places={1} />,
    },
    {
      title: t('fleet.disk'),
      key: 'disk',
      fields: [
        { name: t('fleet.disk'), text: ({ utilisation }) => utilisation.diskPpm && formatPpm(utilisation.diskPpm) },
      ],
      align: 'right',
      render: (_, { utilisation }) => <Share ppm={utilisation.diskPpm} places={1} />,
    },
    {
      title: t('fleet.certificate'),
      key: 'certificate',
      fields: [
        {
          name: t('fleet.certificate'),
          text: (node) => node.certificateExpiresAt && formatInstant(node.certificateExpiresAt, 'day'),
        },
      ],
      render: (_, node) => <Instant at={node.certificateExpiresAt} precision="day" />,
    },
  ];
}

/** Columns of the list of nodes. */
export function useNodeColumns(): ListColumn<Node>[] {
  return [...useIdentityColumns(), ...useUtilisationColumns()];
}
