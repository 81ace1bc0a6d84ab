import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { problemOf } from '../../api/problem.ts';

/** Tells why an act of a button was refused; where the person has to sign in again first, asks whether to do so now, and comes back here. */
export function useRefused(): (error: unknown) => void {
  const { t } = useTranslation();
  const { message, modal } = App.useApp();
  return (error) => {
    const { code, message: said } = problemOf(error);
    if (code !== 'STEP_UP_NEEDED') {
      void message.error(said ?? t('ui.unreachableText'));
      return;
    }
    const here = encodeURIComponent(`${window.location.pathname}${window.location.search}`);
    modal.confirm({
      title: t('ui.signInAgain'),
      content: said,
      okText: t('ui.signInAgain'),
      okButtonProps: { href: `/sign-in?again=1&return_to=${here}` },
    });
  };
}
