import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { problemOf } from '../api/problem.ts';
import { useTRPC } from '../api/trpc.ts';

interface EndAllSessionsProps {
  /** Null: one's own but the session in use. */
  readonly person: { readonly id: string; readonly name: string } | null;
  /** What the button says where the page is not one of sessions. */
  readonly label?: string;
}

/** Ends all sign-ins of a person after asking, tokens of the command line too, whether or not a session is open. */
export function EndAllSessions({ person, label }: EndAllSessionsProps) {
  const { t } = useTranslation();
  const { modal, message } = App.useApp();
  const trpc = useTRPC();
  const client = useQueryClient();
  const end = useMutation(
    trpc.session.endAll.mutationOptions({
      onSuccess: ({ sessions }) => {
        void message.success(t('sessions.endedAll', { sessions }));
        for (const list of [trpc.session.list, trpc.session.open])
          void client.invalidateQueries({ queryKey: list.queryKey() });
      },
      onError: (error) => void message.error(problemOf(error).message ?? t('ui.unreachableText')),
    }),
  );
  const act = label ?? (person ? t('sessions.endAllOf') : t('sessions.endOthers'));
  const ask = () =>
    modal.confirm({
      title: person ? t('sessions.endAllTitle', { name: person.name }) : t('sessions.endOthersTitle'),
      content: person ? t('sessions.endAllWhy') : t('sessions.endOthersWhy'),
      okText: act,
      okButtonProps: { danger: true },
      cancelText: t('ui.back'),
      onOk: () => end.mutateAsync({ personId: person?.id ?? null }).catch(() => undefined),
    });
  return (
    <Button danger onClick={ask} {...(person ? { 'aria-label': `${act} ${person.name}` } : {})}>
      {act}
    </Button>
  );
}
