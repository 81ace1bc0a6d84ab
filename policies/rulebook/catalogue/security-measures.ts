import type { Bilingual } from './item-page.ts';
import type { SecurityPackSpec } from './network-and-security.ts';

export type PackGrade = SecurityPackSpec['grade'];

/** What one grade adds to a tenancy's base. */
export interface GradeMeasures {
  /** Copies of the tenancy's data at `hour` o'clock Asia/Shanghai. */
  readonly backup: { readonly hour: number; readonly everyDays: 1 | 7; readonly retentionDays: number };
  /** The ways in and what could be misused of them, at most, by the quota's own keys. */
  readonly quota: Readonly<Record<string, string>>;
  /** TCP ports on which pods may reach the platform's log collectors. */
  readonly logPorts: readonly number[];
}

/** Syslog over TLS and HTTPS: what is sent there is encrypted. */
const ENCRYPTED = [6514, 443] as const;
/** OTLP over gRPC and HTTP, and Loki: encrypted or not, as the collector has it. */
const EITHER = [4317, 4318, 3100] as const;

/** By grade; grade 3 is stricter in each. Its copies live the six months that the Cybersecurity Law (article 21) asks of network logs. */
export const SECURITY_MEASURES: Readonly<Record<PackGrade, GradeMeasures>> = {
  2: {
    backup: { hour: 2, everyDays: 7, retentionDays: 35 },
    quota: { 'count/ingresses.networking.k8s.io': '20', services: '100' },
    logPorts: [...ENCRYPTED, ...EITHER],
  },
  3: {
    backup: { hour: 2, everyDays: 1, retentionDays: 183 },
    quota: { 'count/ingresses.networking.k8s.io': '10', services: '50', 'count/cronjobs.batch': '20' },
    logPorts: ENCRYPTED,
  },
};

/** One measure as the item's page shows it: what is asked where, and what each grade sets. */
export interface MeasureRow {
  readonly what: Bilingual;
  /** Clause of GB/T 22239-2019 that asks for it, at each grade; null: that grade sets nothing. */
  readonly clause: Readonly<Record<PackGrade, string | null>>;
  readonly set: Readonly<Record<PackGrade, Bilingual>>;
}

const NOT_LIMITED: Bilingual = { zh: '不限', en: 'no limit' };

function byGrade(words: (measures: GradeMeasures) => Bilingual): MeasureRow['set'] {
  return { 2: words(SECURITY_MEASURES[2]), 3: words(SECURITY_MEASURES[3]) };
}

function atMost(key: string): MeasureRow['set'] {
  return byGrade(({ quota }) => {
    const most = quota[key];
    return most === undefined ? NOT_LIMITED : { zh: `至多 ${most} 个`, en: `${most} at most` };
  });
}

/** Every measure of the packs, from the same data that is put on the cluster. */
export const MEASURE_ROWS: readonly MeasureRow[] = [
  {
    what: { zh: '数据备份', en: 'Copies of data' },
    clause: { 2: '7.1.4.8', 3: '8.1.4.9' },
    set: byGrade(({ backup: { everyDays, retentionDays } }) => ({
      zh: `${everyDays === 1 ? '每天' : '每周'}一份，留 ${retentionDays} 天`,
      en: `${everyDays === 1 ? 'daily' : 'weekly'}, kept for ${retentionDays} days`,
    })),
  },
  {
    what: { zh: '服务', en: 'Services' },
    clause: { 2: '7.1.4.4', 3: '8.1.4.4' },
    set: atMost('services'),
  },
  {
    what: { zh: '七层入口', en: 'Ways in (Ingress)' },
    clause: { 2: '7.1.4.4', 3: '8.1.4.4' },
    set: atMost('count/ingresses.networking.k8s.io'),
  },
  {
    what: { zh: '定时任务', en: 'Scheduled jobs' },
    clause: { 2: null, 3: '8.1.4.4' },
    set: atMost('count/cronjobs.batch'),
  },
  {
    what: { zh: '到平台日志采集器的出口', en: 'Way out to the log collectors' },
    clause: { 2: '7.1.2.2', 3: '8.1.2.2' },
    set: byGrade(({ logPorts }) =>
      logPorts.every((port) => ENCRYPTED.some((each) => each === port))
        ? { zh: `只准加密（TCP ${logPorts.join('、')}）`, en: `encrypted alone (TCP ${logPorts.join(', ')})` }
        : { zh: `TCP ${logPorts.join('、')}`, en: `TCP ${logPorts.join(', ')}` },
    ),
  },
];
