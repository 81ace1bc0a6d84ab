import { Button, Flex, Timeline } from 'antd';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '../../ui/format/instant.ts';
import { EmptyState } from '../../ui/page/empty-state.tsx';
import type { PriceVersion } from './price-types.ts';
import { VersionState } from './version-state.tsx';
import { WithdrawPrice } from './withdraw-price.tsx';

const COLOURS: Readonly<Record<PriceVersion['state'], string>> = {
  'in-force': 'green',
  'to-come': 'blue',
  over: 'gray',
  withdrawn: 'red',
};

interface VersionTimelineProps {
  readonly versions: readonly PriceVersion[];
  readonly shown: string | undefined;
  readonly finance: boolean;
  readonly onShow: (id: string) => void;
  readonly onSimulate: ((id: string) => void) | null;
}

/** The versions of one book, the newest first, each with when it reigns and what may be done with it. */
export function VersionTimeline({ versions, shown, finance, onShow, onSimulate }: VersionTimelineProps) {
  const { t } = useTranslation();
  if (versions.length === 0) return <EmptyState why={t('prices.empty')} next={t('prices.emptyNext')} />;
  return (
    <Timeline
      aria-label={t('prices.timeline')}
      items={versions.map((version) => ({
        key: version.id,
        color: COLOURS[version.state],
        content: (
          <Flex vertical gap={4}>
            <Flex gap={12} align="center" wrap>
              <strong>{version.name}</strong>
              <span className="zy-number zy-faint">{version.number}</span>
              <VersionState state={version.state} />
            </Flex>
            <Span version={version} />
            {version.withdrawn ? (
              <span className="zy-faint">{t('prices.withdrawnWhy', { why: version.withdrawn.why })}</span>
            ) : null}
            <Flex gap={8} wrap>
              <Button
                size="small"
                type={version.id === shown ? 'primary' : 'default'}
                aria-pressed={version.id === shown}
                onClick={() => onShow(version.id)}
              >
                {t('prices.show', { n: version.prices.length })}
              </Button>
              {onSimulate && version.state === 'to-come' ? (
                <Button size="small" onClick={() => onSimulate(version.id)}>
                  {t('prices.simulate')}
                </Button>
              ) : null}
              {finance && version.state === 'to-come' ? <WithdrawPrice version={version} /> : null}
            </Flex>
          </Flex>
        ),
      }))}
    />
  );
}

function Span({ version: { validFrom, validTo } }: { readonly version: PriceVersion }) {
  const { t } = useTranslation();
  const from = formatInstant(validFrom, 'minute');
  return (
    <span className="zy-number">
      {validTo === null
        ? t('prices.spanOpen', { from })
        : t('prices.span', { from, to: formatInstant(validTo, 'minute') })}
    </span>
  );
}
