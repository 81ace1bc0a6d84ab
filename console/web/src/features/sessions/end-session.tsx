import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { problemOf } from '../../api/problem.ts';
import { useTRPC } from '../../api/trpc.ts';
import { isHidden } from '../../ui/guarded.tsx';
import type { Session } from './session.ts';

/** Ends a session after asking; the one in use ends by signing out. */
export function EndSession({ session }: { readonly session: Session }) {
  const { t } = useTranslation();
  const { modal, message } = App.useApp();
  const trpc = useTRPC();
  const client = useQueryClient();
  const end = useMutation(
    trpc.session.end.mutationOptions({
      onSuccess: () => {
        void message.success(t('sessions.ended'));
        for (const list of [trpc.session.list, trpc.session.open])
          void client.invalidateQueries({ queryKey: list.queryKey() });
      },
      onError: (error) => void message.error(problemOf(error).message ?? t('ui.unreachableText')),
    }),
  );
  if (session.current) return null;
  const ask = () =>
    modal.confirm({
      title: t('sessions.endTitle', { name: session.person.name }),
      content: t('sessions.endWhy'),
      okText: t('sessions.end'),
      okButtonProps: { danger: true },
      cancelText: t('ui.back'),
      onOk: () => end.mutateAsync({ sessionId: session.id }).catch(() => undefined),
    });
  return (
    <Button
      danger
      onClick={ask}
      aria-label={`${t('sessions.end')} ${session.person.name} ${isHidden(session.userAgent) ? '' : session.userAgent}`}
    >
      {t('sessions.end')}
    </Button>
  );
}
