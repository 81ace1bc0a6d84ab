import { useMutation } from '@tanstack/react-query';
import { ATTACHMENT_LIMIT_MB } from '@zhengyun/domain/requests/attachments/schemas.ts';
import { errorMessage, type Locale } from '@zhengyun/rulebook/messages/message.ts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemOf } from '../../api/problem.ts';

/** Names the uploads to one place that are under way. */
export const uploadKey = (placeId: string) => ['attachments', placeId];

/**
 * Adds files to the place called `placeId` one after another, so that they come in the order in which they were chosen; sentences say
 * which were refused and why. `send` puts one file where it belongs, and rejects with what the server says.
 */
export function useUpload(placeId: string, send: (file: File) => Promise<void>) {
  const { t, i18n } = useTranslation();
  const [refusals, setRefusals] = useState<readonly string[]>([]);
  const refuse = (sentence: string) => setRefusals((before) => [...before, sentence]);
  const sentence = (error: unknown) => problemOf(error).message ?? t('ui.unreachableText');
  const add = useMutation({
    scope: { id: `attachments-${placeId}` },
    mutationKey: uploadKey(placeId),
    mutationFn: async (file: File) => {
      if (file.size <= ATTACHMENT_LIMIT_MB * 1_024 * 1_024) return send(file);
      const facts = { name: file.name, limit: ATTACHMENT_LIMIT_MB };
      refuse(errorMessage(i18n.language as Locale, 'ATTACHMENT_TOO_LARGE', facts));
    },
    onError: (error, file) => {
      const said = sentence(error);
      refuse(said.includes(file.name) ? said : `${file.name}：${said}`);
    },
  });
  return { add, refusals, forget: () => setRefusals([]), refuse: (error: unknown) => refuse(sentence(error)) };
}
