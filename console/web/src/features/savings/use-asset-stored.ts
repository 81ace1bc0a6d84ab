import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { useTRPC } from '../../api/trpc.ts';

/** What follows when something was stored of an asset: a word of it, and all figures read anew. */
export function useAssetStored(): () => void {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const client = useQueryClient();
  const { message } = App.useApp();
  return () => {
    void message.success(t('savings.stored'));
    void client.invalidateQueries({ queryKey: trpc.assets.pathKey() });
  };
}
