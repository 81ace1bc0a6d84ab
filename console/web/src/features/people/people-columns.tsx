import { useTranslation } from 'react-i18next';
import { formatInstant } from '../../ui/format/instant.ts';
import { Instant } from '../../ui/instant.tsx';
import type { ListColumn } from '../../ui/list/list-column.ts';
import { Status } from '../../ui/status/status.tsx';
import { GrantRole } from './grant-role.tsx';
import { HeldRole } from './held-role.tsx';
import type { Grant, Person } from './person.ts';
import { PersonActs } from './person-acts.tsx';

/** Where a role is held: department or organisation, and the one cloud, or the tier, where it is for one. */
function usePlaceOf() {
  const { t } = useTranslation();
  return ({ department, organisation, cloud, tier }: Grant): string => {
    const clouds = tier ? t('people.cloudsOf', { tier: t(`words.tier.${tier}`) }) : cloud?.name;
    return [department?.name ?? organisation.name, clouds].filter(Boolean).join(' · ');
  };
}

/** Columns of the list of people. */
export function usePeopleColumns(): ListColumn<Person>[] {
  const { t } = useTranslation();
  const placeOf = usePlaceOf();
  const stateOf = ({ disabled }: Person) => t(disabled ? 'people.away' : 'people.serving');
  return [
    {
      title: t('people.name'),
      key: 'name',
      fields: [
        { name: t('people.name'), text: ({ name }) => name },
        { name: t('people.subject'), text: ({ subject }) => subject },
      ],
      render: (_, { name, subject }) => (
        <div className="zy-two-lines">
          <span>{name}</span>
          <span className="zy-faint">{subject}</span>
        </div>
      ),
    },
    {
      title: t('people.roles'),
      key: 'roles',
      fields: [
        {
          name: t('people.roles'),
          text: ({ grants }) => grants.map((held) => `${t(`words.role.${held.role}`)} ${placeOf(held)}`).join('；'),
        },
      ],
      render: (_, person) => (
        <>
          {person.grants.length === 0 ? <span className="zy-faint">{t('people.noRoles')}</span> : null}
          {person.grants.map((held) => (
            <HeldRole key={held.id} person={person} held={held} place={placeOf(held)} />
          ))}
          <GrantRole person={person} />
        </>
      ),
    },
    {
      title: t('people.state'),
      key: 'state',
      fields: [{ name: t('people.state'), text: stateOf }],
      render: (_, person) => (
        <div className="zy-two-lines">
          <Status tone={person.disabled ? 'ended' : 'good'}>{stateOf(person)}</Status>
          {person.disabledAt ? (
            <span className="zy-faint">{t('people.since', { at: formatInstant(person.disabledAt) })}</span>
          ) : null}
        </div>
      ),
    },
    {
      title: t('people.created'),
      key: 'created',
      fields: [{ name: t('people.created'), text: ({ createdAt }) => formatInstant(createdAt) }],
      render: (_, { createdAt }) => <Instant at={createdAt} />,
    },
    { title: '', key: 'acts', align: 'right', render: (_, person) => <PersonActs person={person} /> },
  ];
}
