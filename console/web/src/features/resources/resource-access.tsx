import { useTranslation } from 'react-i18next';
import { Instant } from '../../ui/instant.tsx';
import { Facts } from '../../ui/page/facts.tsx';
import { Panel } from '../../ui/page/panel.tsx';
import { usePeople } from '../../ui/spec-fields/use-people.ts';
import type { Resource } from './resource-types.ts';

/** Who may reach the consoles and until when; nothing for a resource that gives no access. */
export function ResourceAccess({ resource }: { readonly resource: Resource }) {
  const { t } = useTranslation();
  const { spec, accessUntil } = resource;
  const people = usePeople(spec.item === 'bastion-account');
  if (spec.item !== 'bastion-account') return null;
  const named = spec.people.map((person) => people.find(({ value }) => value === person)?.label ?? person);
  return (
    <Panel title={t('resources.accessPeople')}>
      <Facts
        facts={[
          { label: t('resources.accessPeople'), value: named.join('、'), span: 2 },
          { label: t('resources.accessUntil'), value: <Instant at={accessUntil} precision="second" /> },
        ]}
      />
      <span className="zy-faint">{t('resources.accessWhy')}</span>
    </Panel>
  );
}
