import type { SecurityPackSpec } from '@zhengyun/rulebook/catalogue/network-and-security.ts';

/** What one grade adds to a tenancy's base. */
export interface Measures {
  /** Copies of the tenancy's data (GB/T 22239-2019 7.1.4.8, 8.1.4.9) at `hour` o'clock Asia/Shanghai. */
  readonly backup: { readonly hour: number; readonly everyDays: 1 | 7; readonly retentionDays: number };
  /** The ways in and what could be misused of them, at most (7.1.4.4, 8.1.4.4: no services that aren't needed). */
  readonly quota: Readonly<Record<string, string>>;
}

/** By grade. Retention at grade 3 covers the six months that the Cybersecurity Law (article 21) asks of network logs. */
export const MEASURES: Readonly<Record<SecurityPackSpec['grade'], Measures>> = {
  2: {
    backup: { hour: 2, everyDays: 7, retentionDays: 35 },
    quota: { 'count/ingresses.networking.k8s.io': '20', services: '100' },
  },
  3: {
    backup: { hour: 2, everyDays: 1, retentionDays: 183 },
    quota: { 'count/ingresses.networking.k8s.io': '10', services: '50', 'count/cronjobs.batch': '20' },
  },
};
