import { Timeline } from 'antd';
import { useTranslation } from 'react-i18next';
import { Instant } from '../../ui/instant.tsx';
import { Panel } from '../../ui/page/panel.tsx';
import type { Contract } from './contract-types.ts';
import { TermsFacts } from './terms-facts.tsx';

/** Every version of a contract’s terms, the newest first, each as it was agreed. */
export function VersionsTimeline({ contract }: { readonly contract: Contract }) {
  const { t } = useTranslation();
  return (
    <Panel title={t('contracts.versions')}>
      <Timeline
        items={contract.versions.map((version) => ({
          key: version.version,
          content: (
            <section aria-label={t('contracts.versionOf', { version: version.version })}>
              <strong>
                {version.agreement ?? t('contracts.asSigned')} ·{' '}
                {t('contracts.fromMonth', { month: version.fromMonth })}
              </strong>
              <p className="zy-faint">
                {t('contracts.versionOf', { version: version.version })} · {version.signedBy ?? t('contracts.byJob')} ·{' '}
                <Instant at={version.signedAt} />
                {version.reason ? ` · ${version.reason}` : null}
              </p>
              <TermsFacts terms={version.terms} />
            </section>
          ),
        }))}
      />
    </Panel>
  );
}
