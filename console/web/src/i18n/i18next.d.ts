import 'i18next';
import type { TEXTS } from './texts.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'web';
    resources: (typeof TEXTS)['zh-CN'];
  }
}
