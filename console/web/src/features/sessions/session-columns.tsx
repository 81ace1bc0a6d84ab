import { Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../api/use-me.ts';
import { EndAllSessions } from '../../ui/end-all-sessions.tsx';
import { formatInstant } from '../../ui/format/instant.ts';
import { Guarded, isHidden } from '../../ui/guarded.tsx';
import { Instant } from '../../ui/instant.tsx';
import type { ListColumn } from '../../ui/list/list-column.ts';
import { Status } from '../../ui/status/status.tsx';
import { EndSession } from './end-session.tsx';
import type { Session } from './session.ts';

/** Columns of open sessions; `everyone`: with whose each is. */
export function useSessionColumns(everyone: boolean): ListColumn<Session>[] {
  const { t } = useTranslation();
  const me = useMe().person.id;
  const instant = (key: 'created' | 'lastSeen' | 'expires', of: (session: Session) => string): ListColumn<Session> => ({
    title: t(`sessions.${key}`),
    key,
    fields: [{ name: t(`sessions.${key}`), text: (session) => formatInstant(of(session)) }],
    render: (_, session) => <Instant at={of(session)} />,
  });
  const person: ListColumn<Session> = {
    title: t('sessions.person'),
    key: 'person',
    fields: [{ name: t('sessions.person'), text: (session) => session.person.name }],
    render: (_, session) => session.person.name,
  };
  return [
    ...(everyone ? [person] : []),
    {
      title: t('sessions.device'),
      key: 'device',
      fields: [
        { name: t('sessions.device'), text: ({ userAgent }) => (isHidden(userAgent) ? t('ui.hidden') : userAgent) },
      ],
      render: (_, { userAgent, current }) => (
        <div className="zy-two-lines">
          <span style={{ overflowWrap: 'anywhere', maxWidth: 420 }}>
            <Guarded value={userAgent}>{(device) => device || '—'}</Guarded>
          </span>
          {current ? <Status tone="good">{t('sessions.current')}</Status> : null}
        </div>
      ),
    },
    instant('created', ({ createdAt }) => createdAt),
    instant('lastSeen', ({ lastSeenAt }) => lastSeenAt),
    {
      title: t('sessions.authenticated'),
      key: 'authenticated',
      fields: [
        { name: t('sessions.authenticated'), text: ({ authenticatedAt: at }) => (at ? formatInstant(at) : null) },
      ],
      render: (_, { authenticatedAt: at }) =>
        at ? <Instant at={at} /> : <span className="zy-faint">{t('sessions.notSaid')}</span>,
    },
    instant('expires', ({ expiresAt }) => expiresAt),
    {
      title: '',
      key: 'acts',
      align: 'right',
      render: (_, session) => (
        <Flex gap={8} justify="flex-end" wrap>
          <EndSession session={session} />
          {everyone && session.person.id !== me ? <EndAllSessions person={session.person} /> : null}
        </Flex>
      ),
    },
  ];
}
