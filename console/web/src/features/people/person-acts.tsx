import { useMutation } from '@tanstack/react-query';
import { App, Button, Flex } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api/trpc.ts';
import { useMe } from '../../api/use-me.ts';
import { EndAllSessions } from '../../ui/end-all-sessions.tsx';
import { ProblemBlock } from '../../ui/page/problem-block.tsx';
import { ReasonDialog } from '../../ui/page/reason-dialog.tsx';
import { MailDialog } from './mail-dialog.tsx';
import type { Person } from './person.ts';
import { usePeopleAct } from './use-people-act.ts';

/** Takes a person out of service, and says what ended with it and which duties nobody has now. */
function EndService({ person }: { readonly person: Person }) {
  const { t } = useTranslation();
  const { message, notification } = App.useApp();
  const refresh = usePeopleAct();
  const { name, id: personId } = person;
  const end = useMutation(
    useTRPC().people.endService.mutationOptions({
      onSuccess: ({ sessions, keys, passed, vacant }) => {
        void message.success(t('people.ended', { name, sessions, keys, passed }));
        const duties = vacant
          .map(({ role, place, tier }) => {
            const clouds = tier ? ` · ${t('people.cloudsOf', { tier: t(`words.tier.${tier}`) })}` : '';
            return `${t(`words.role.${role}`)}（${place}${clouds}）`;
          })
          .join('、');
        if (vacant.length > 0) notification.warning({ title: t('people.vacant', { duties }), duration: 0 });
        refresh();
      },
    }),
  );
  return (
    <ReasonDialog
      danger
      label={t('people.end')}
      why={t('people.endWhy', { name })}
      mutation={end}
      onSubmit={(reason) => end.mutate({ personId, reason })}
    />
  );
}

function ResumeService({ person }: { readonly person: Person }) {
  const { t } = useTranslation();
  const { modal, message } = App.useApp();
  const refresh = usePeopleAct();
  const { name, id: personId } = person;
  const resume = useMutation(
    useTRPC().people.resumeService.mutationOptions({
      onSuccess: () => {
        void message.success(t('people.resumed', { name }));
        refresh();
      },
    }),
  );
  const ask = () =>
    modal.confirm({
      title: `${t('people.resume')} · ${name}`,
      content: t('people.resumeWhy', { name }),
      okText: t('people.resume'),
      cancelText: t('ui.back'),
      onOk: () => resume.mutateAsync({ personId }).catch(() => undefined),
    });
  return (
    <Flex vertical gap={8} align="end">
      <Button onClick={ask}>{t('people.resume')}</Button>
      {resume.isError ? <ProblemBlock error={resume.error} /> : null}
    </Flex>
  );
}

/** What the caller may do with a person: the security administrator their sign-ins and service, the system administrator their address. */
export function PersonActs({ person }: { readonly person: Person }) {
  const { t } = useTranslation();
  const me = useMe();
  const [mailing, setMailing] = useState(false);
  const isOther = me.person.id !== person.id;
  return (
    <Flex gap={8} justify="end" wrap>
      {me.holdsAny(['system-admin']) ? <Button onClick={() => setMailing(true)}>{t('people.mail')}</Button> : null}
      {me.holdsAny(['security-admin']) && isOther ? (
        person.disabled ? (
          <ResumeService person={person} />
        ) : (
          <>
            <EndAllSessions person={person} label={t('people.endSignIns')} />
            <EndService person={person} />
          </>
        )
      ) : null}
      {mailing ? <MailDialog person={person} onClose={() => setMailing(false)} /> : null}
    </Flex>
  );
}
