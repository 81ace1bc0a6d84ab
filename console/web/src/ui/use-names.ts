import type { Bilingual } from '@zhengyun/rulebook/catalogue/item-page.ts';
import { type ItemCode, itemOf } from '@zhengyun/rulebook/catalogue.ts';
import { profilePolicyAt, profileRuleOf } from '@zhengyun/rulebook/profile.ts';
import type { Profile } from '@zhengyun/rulebook/tier.ts';
import { useTranslation } from 'react-i18next';

/** Names that the rulebook keeps beside its data, in the language on screen. */
export function useNames() {
  const { i18n } = useTranslation();
  const chinese = i18n.language === 'zh-CN';
  return {
    item: (code: ItemCode) => (chinese ? itemOf(code).nameZh : itemOf(code).nameEn),
    /** Words that the rulebook has in both languages. */
    bilingual: ({ zh, en }: Bilingual) => (chinese ? zh : en),
    profile: (profile: Profile) => {
      const { nameZh, nameEn } = profileRuleOf(profile, profilePolicyAt(new Date()));
      return chinese ? nameZh : nameEn;
    },
  };
}
