import { useMutation } from '@tanstack/react-query';
import { App, Button, Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api/trpc.ts';
import { useMe } from '../../api/use-me.ts';
import { ProblemBlock } from '../../ui/page/problem-block.tsx';
import type { Grant, Person } from './person.ts';
import { usePeopleAct } from './use-people-act.ts';

interface HeldRoleProps {
  readonly person: Person;
  readonly held: Grant;
  readonly place: string;
}

/** A role somebody holds, which the security administrator may revoke. */
export function HeldRole({ person, held, place }: HeldRoleProps) {
  const { t } = useTranslation();
  const { modal, message } = App.useApp();
  const refresh = usePeopleAct();
  const mayRevoke = useMe().holdsAny(['security-admin']);
  const revoke = useMutation(
    useTRPC().people.revoke.mutationOptions({
      onSuccess: () => {
        void message.success(t('people.revoked'));
        refresh();
      },
    }),
  );
  const role = t(`words.role.${held.role}`);
  const ask = () =>
    modal.confirm({
      title: `${t('people.revoke')} · ${role}`,
      content: t('people.revokeWhy', { name: person.name, role }),
      okText: t('people.revoke'),
      okButtonProps: { danger: true },
      cancelText: t('ui.back'),
      onOk: () => revoke.mutateAsync({ grantId: held.id }).catch(() => undefined),
    });
  return (
    <>
      <Flex gap={8} align="center">
        <span>{role}</span>
        <span className="zy-faint">{place}</span>
        {held.lastDay ? <span className="zy-faint">{t('people.heldUntil', { day: held.lastDay })}</span> : null}
        {mayRevoke ? (
          <Button
            type="link"
            size="small"
            danger
            onClick={ask}
            aria-label={`${t('people.revoke')} ${person.name} ${role}`}
          >
            {t('people.revoke')}
          </Button>
        ) : null}
      </Flex>
      {revoke.isError ? <ProblemBlock error={revoke.error} /> : null}
    </>
  );
}
