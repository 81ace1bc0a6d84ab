import type { CloudView } from '@zhengyun/domain/clouds/schemas.ts';
import { label } from '@zhengyun/rulebook/messages/message.ts';
import { profilePolicyAt, profileRuleOf } from '@zhengyun/rulebook/profile.ts';

const REGION_ZH = { 'pearl-river-delta': '珠三角', 'east-west-north': '粤东西北' } as const;

/** One cloud of the province as it stands. `seconds`: from the beginning of its apply to its verification; null: not known. */
export interface CloudRow {
  readonly slug: string;
  readonly name: string;
  readonly tier: string;
  readonly profile: string;
  readonly region: string | null;
  readonly cluster: string | null;
  readonly state: string;
  readonly seconds: number | null;
}

export function rowOf(cloud: CloudView, seconds: number | null): CloudRow {
  const { slug, name, tier, profile, region, cluster, state } = cloud;
  return { slug, name, tier, profile, region, cluster: cluster?.slug ?? null, state, seconds };
}

/** Columns a terminal needs for `text`: Chinese characters take two. */
const width = (text: string): number => [...text].reduce((sum, each) => sum + (each > '\u2e7f' ? 2 : 1), 0);
const padded = (text: string, columns: number): string => text + ' '.repeat(Math.max(0, columns - width(text)));

/** The province as a table, one line a cloud. */
export function provinceTable(clouds: readonly CloudView[], seconds: ReadonlyMap<string, number | null>): string[] {
  const head = ['云', '层级', '分类', '地区', '集群', '状态', '秒'];
  const rows = clouds.map((cloud) => [
    cloud.name,
    label('zh-CN', 'tier', cloud.tier),
    profileRuleOf(cloud.profile, profilePolicyAt(new Date())).nameZh,
    cloud.region === null ? '—' : REGION_ZH[cloud.region],
    cloud.cluster?.slug ?? '—',
    label('zh-CN', 'cloudState', cloud.state),
    seconds.get(cloud.id)?.toFixed(1) ?? '—',
  ]);
  const all = [head, ...rows];
  const columns = head.map((_, at) => Math.max(...all.map((row) => width(row[at] ?? ''))));
  return all.map((row) =>
    row
      .map((cell, at) => padded(cell, columns[at] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
