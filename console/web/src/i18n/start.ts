import { createInstance, type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { TEXTS } from './texts.ts';

/** Texts of the console in `language`; all catalogues are in the bundle, so it is ready at once. */
export function startTexts(language: string): i18n {
  const texts = createInstance();
  texts.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'zh-CN',
    defaultNS: 'web',
    ns: ['web'],
    resources: TEXTS,
    keySeparator: '.',
    interpolation: { escapeValue: false },
    initAsync: false,
  } as Parameters<i18n['init']>[0]);
  return texts;
}
