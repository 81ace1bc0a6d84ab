import { useTranslation } from 'react-i18next';
import type { Outputs } from '../../api/outputs.ts';
import { formatInstant } from '../../ui/format/instant.ts';
import { Instant } from '../../ui/instant.tsx';
import type { ListColumn } from '../../ui/list/list-column.ts';
import { Status, type Tone } from '../../ui/status/status.tsx';

export type Account = Outputs['apiClients']['list']['items'][number];

type State = 'serving' | 'stopped' | 'ownerLeft';
const TONES: Readonly<Record<State, Tone>> = { serving: 'good', stopped: 'ended', ownerLeft: 'attention' };

function stateOf(account: Account): State {
  if (account.stoppedAt) return 'stopped';
  return account.ownerServes ? 'serving' : 'ownerLeft';
}

const live = (account: Account) => account.keys.filter(({ standing }) => standing === 'live');
/** When the first of its live keys ends; null: it has none. */
const firstEnd = (account: Account): string | null =>
  live(account)
    .map(({ expiresAt }) => expiresAt)
    .toSorted()[0] ?? null;

function useWhoColumns(): ListColumn<Account>[] {
  const { t } = useTranslation();
  return [
    {
      title: t('keys.name'),
      key: 'name',
      fields: [
        { name: t('keys.name'), text: ({ name }) => name },
        { name: t('keys.purpose'), text: ({ purpose }) => purpose },
      ],
      render: (_, { name, purpose }) => (
        <div className="zy-two-lines">
          <span>{name}</span>
          <span className="zy-faint">{purpose}</span>
        </div>
      ),
    },
    {
      title: t('keys.owner'),
      key: 'owner',
      fields: [{ name: t('keys.owner'), text: ({ owner }) => owner.name }],
      render: (_, { owner }) => owner.name,
    },
    {
      title: t('keys.role'),
      key: 'role',
      fields: [
        { name: t('keys.role'), text: ({ role }) => t(`words.role.${role}`) },
        { name: t('keys.department'), text: ({ department }) => department?.name ?? null },
      ],
      render: (_, { role, department }) => (
        <div className="zy-two-lines">
          <span>{t(`words.role.${role}`)}</span>
          <span className="zy-faint">{department?.name ?? t('keys.none')}</span>
        </div>
      ),
    },
  ];
}

/** Columns of the list of accounts; `acts` renders the last one's buttons. */
export function useAccountColumns(acts: (account: Account) => React.ReactNode): ListColumn<Account>[] {
  const { t } = useTranslation();
  return [
    ...useWhoColumns(),
    {
      title: t('keys.state'),
      key: 'state',
      fields: [{ name: t('keys.state'), text: (account) => t(`keys.${stateOf(account)}`) }],
      render: (_, account) => <Status tone={TONES[stateOf(account)]}>{t(`keys.${stateOf(account)}`)}</Status>,
    },
    {
      title: t('keys.keyCount'),
      key: 'keys',
      align: 'right',
      fields: [{ name: t('keys.keyCount'), text: (account) => String(live(account).length) }],
      render: (_, account) => <span className="zy-number">{live(account).length}</span>,
    },
    {
      title: t('keys.nextEnd'),
      key: 'end',
      fields: [
        {
          name: t('keys.nextEnd'),
          text: (account) => {
            const end = firstEnd(account);
            return end && formatInstant(end);
          },
        },
      ],
      render: (_, account) => {
        const end = firstEnd(account);
        return end ? <Instant at={end} /> : <span className="zy-faint">—</span>;
      },
    },
    { title: '', key: 'acts', align: 'right', render: (_, account) => acts(account) },
  ];
}
