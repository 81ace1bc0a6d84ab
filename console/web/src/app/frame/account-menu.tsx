import { DownOutlined, UserOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { App, Button, Dropdown, Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { problemOf } from '../../api/problem.ts';
import { useTRPC } from '../../api/trpc.ts';
import { useMe } from '../../api/use-me.ts';

/** Who is signed in, in which roles, and the way out. */
export function AccountMenu() {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const me = useMe();
  const signOut = useMutation(
    trpc.session.signOut.mutationOptions({
      onSuccess: () => window.location.assign('/'),
      onError: (error) => void message.error(problemOf(error).message ?? t('ui.unreachableText')),
    }),
  );
  const roles = [...new Set(me.grants.map((grant) => grant.role))];
  const items = [
    {
      key: 'roles',
      type: 'group' as const,
      label: t('frame.roles'),
      children: roles.map((role) => ({ key: role, label: t(`words.role.${role}`), disabled: true })),
    },
    ...(me.departments.length > 0
      ? [
          {
            key: 'departments',
            type: 'group' as const,
            label: t('frame.departments'),
            children: me.departments.map(({ id, name }) => ({ key: id, label: name, disabled: true })),
          },
        ]
      : []),
    { type: 'divider' as const },
    { key: 'sessions', label: t('frame.sessions') },
    { key: 'sign-out', label: t('frame.signOut'), disabled: signOut.isPending },
  ];
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items,
        onClick: ({ key }) => {
          if (key === 'sign-out') signOut.mutate();
          if (key === 'sessions') void navigate('/sessions');
        },
      }}
      placement="bottomRight"
    >
      <Button type="text" aria-label={`${t('frame.account')} ${me.person.name}`}>
        <Flex gap={6} align="center">
          <UserOutlined aria-hidden />
          <span>{me.person.name}</span>
          <DownOutlined aria-hidden style={{ fontSize: 10 }} />
        </Flex>
      </Button>
    </Dropdown>
  );
}
