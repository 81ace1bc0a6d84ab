import { z } from 'zod';

export const LANGUAGES = ['zh-CN', 'en-US'] as const;
export type Language = (typeof LANGUAGES)[number];

/** How this person wants the console to look, kept in this browser only. */
export const preferencesSchema = z.object({
  language: z.enum(LANGUAGES).catch('zh-CN'),
  scheme: z.enum(['light', 'dark']).catch('light'),
  density: z.enum(['compact', 'comfortable']).catch('compact'),
});
export type Preferences = z.output<typeof preferencesSchema>;

const KEY = 'zhengyun.preferences';

/** What this browser remembers; Chinese, light and compact where it remembers nothing or storage is closed to us. */
export function readPreferences(): Preferences {
  try {
    return preferencesSchema.parse(JSON.parse(localStorage.getItem(KEY) ?? '{}'));
  } catch {
    return preferencesSchema.parse({});
  }
}

/** Remembers `preferences`; a browser that refuses storage only forgets them. */
export function writePreferences(preferences: Preferences): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(preferences));
  } catch {
    // Private mode: the choice holds until the page is left.
  }
}
