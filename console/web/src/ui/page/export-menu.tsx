import { DownloadOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { App, Button, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import { problemOf } from '../../api/problem.ts';
import { takeFile } from '../../api/take-file.ts';
import { useRefused } from './use-refused.ts';

/** One file that may be taken: what it is called, and what is asked for it. */
export interface FileChoice {
  readonly label: string;
  readonly path: string;
  readonly of: Readonly<Record<string, string>>;
}

interface ExportMenuProps {
  readonly label: string;
  readonly choices: readonly FileChoice[];
}

/** Files that the server makes, in the reader's language. */
export function ExportMenu({ label, choices }: ExportMenuProps) {
  const { t, i18n } = useTranslation();
  const { message } = App.useApp();
  const refused = useRefused();
  const take = useMutation({
    mutationFn: ({ path, of }: FileChoice) =>
      takeFile(`${path}?${new URLSearchParams({ ...of, locale: i18n.language })}`, i18n.language),
    onError: (error) => {
      if (problemOf(error).kind === 'unreachable') void message.error(t('ui.fileBroken'));
      else refused(error);
    },
  });
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: choices.map((choice, key) => ({ key, label: choice.label })),
        onClick: ({ key }) => {
          const choice = choices[Number(key)];
          if (choice) take.mutate(choice);
        },
      }}
    >
      <Button icon={<DownloadOutlined />} loading={take.isPending}>
        {label}
      </Button>
    </Dropdown>
  );
}
