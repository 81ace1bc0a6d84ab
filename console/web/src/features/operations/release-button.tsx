import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { problemOf } from '../../api/problem.ts';

interface Props {
  readonly label: string;
  /** What follows, and what can't come back. */
  readonly why: string;
  readonly danger?: boolean;
  readonly release: () => Promise<unknown>;
}

/** Lets a plan be carried out, after one more question. A refusal is said in words and leaves all as it was. */
export function ReleaseButton({ label, why, danger = false, release }: Props) {
  const { t } = useTranslation();
  const { message, modal } = App.useApp();
  const refused = (error: unknown) => void message.error(problemOf(error).message ?? t('ui.unreachableText'));
  const ask = () => modal.confirm({ title: label, content: why, okText: label, onOk: () => release().catch(refused) });
  return (
    <Button type="primary" danger={danger} onClick={ask}>
      {label}
    </Button>
  );
}
