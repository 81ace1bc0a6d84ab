import { useQuery } from '@tanstack/react-query';
import { ITEM_PAGES } from '@zhengyun/rulebook/catalogue/item-pages.ts';
import type { ItemCode } from '@zhengyun/rulebook/catalogue.ts';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api/trpc.ts';
import { Facts } from '../../ui/page/facts.tsx';
import { Panel } from '../../ui/page/panel.tsx';
import { useNames } from '../../ui/use-names.ts';

/** Which of the installation's clouds stand on simulated clusters, in one sentence; nothing until it is known. */
function Installation() {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const { data } = useQuery(trpc.clouds.overview.queryOptions());
  if (!data) return null;
  const simulated = data.clouds.filter((cloud) => cloud.simulated).map(({ name }) => name);
  const all = data.clouds.length;
  if (simulated.length === 0) return t('catalogue.allReal', { all });
  if (simulated.length === all) return t('catalogue.allSimulated', { all });
  const names = simulated.join(t('catalogue.comma'));
  return t('catalogue.someSimulated', { all, simulated: simulated.length, names });
}

/** Who makes the item real, and what of it is real and what simulated on this installation. */
export function Reality({ code }: { readonly code: ItemCode }) {
  const { t } = useTranslation();
  const { bilingual } = useNames();
  const { fulfilledBy, realHere, simulatedHere, objects } = ITEM_PAGES[code];
  return (
    <Panel title={t('catalogue.reality')}>
      <div className="zy-section">
        <Installation />
      </div>
      <div className="zy-section">
        <Facts
          columns={3}
          facts={[
            { label: t('catalogue.onReal'), value: bilingual(fulfilledBy) },
            { label: t('catalogue.realHere'), value: bilingual(realHere) },
            { label: t('catalogue.simulatedHere'), value: bilingual(simulatedHere) },
          ]}
        />
      </div>
      <div className="zy-faint">{t('catalogue.objects')}</div>
      {objects.length === 0 ? (
        t('catalogue.noObjects')
      ) : (
        <ul className="zy-list">
          {objects.map((object) => (
            <li key={object}>
              <code>{object}</code>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
