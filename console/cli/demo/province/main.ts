import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { CloudDefinition, CloudView } from '@zhengyun/domain/clouds/schemas.ts';
import { profilePolicyAt } from '@zhengyun/rulebook/profile.ts';
import { remainingCityClouds } from '../../sample/city-clouds.ts';
import { SAMPLE_CLOUDS } from '../../sample/clouds.ts';
import { cloudsReady } from '../clouds-ready.ts';
import { proveObjects } from '../cluster-proof.ts';
import type { ConsoleClient } from '../console-client.ts';
import { type Journal, openJournal } from '../journal.ts';
import { openSystem, type RunningSystem } from '../running-system.ts';
import { addClouds, addNodes } from './clouds.ts';
import { cloudsOf, deployClouds, deploymentSeconds } from './deploy.ts';
import { orderOnSmallCity, orderOnVeryLargeCity, refusedWith, type SeenRefusal, SYSTEM } from './orders.ts';
import { foundCitySeats, type ProvinceCast, signInProvince } from './people.ts';
import { type CloudRow, provinceTable, rowOf } from './report.ts';

const VERY_LARGE = { slug: 'shenzhen', nameZh: '深圳' };
const SMALL = 'yunfu';
const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** What `demo --province --json FILE` writes. */
interface ProvinceReport {
  readonly clouds: readonly CloudRow[];
  readonly refusals: readonly SeenRefusal[];
  readonly delivered: { readonly veryLarge: string; readonly small: string; readonly objects: number };
  readonly steps: Journal['steps'];
}

/**
 * The sample province whole: 1 + 2 + 21 clouds deployed by the real engine on this machine's two API servers, then one order
 * that a very large and a small city answer differently. Goes on where an earlier run stopped. Exit code 1 when a step fails.
 */
export async function provinceDemo(args: readonly string[], data: string): Promise<number> {
  const options = { json: { type: 'string' }, province: { type: 'boolean' } } as const;
  const { json } = parseArgs({ args: [...args], options }).values;
  const journal = openJournal(say);
  const system = await journal.step(
    '系统就绪',
    () => openSystem(data),
    (ready) => `${ready.url.href} · 集群 ${ready.clusters.map(({ cluster }) => cluster).join('、')}`,
  );
  try {
    const report = await play(system, journal);
    if (json) await writeFile(json, `${JSON.stringify(report, null, 2)}\n`);
    return 0;
  } catch (error) {
    process.stderr.write(`演示在这一步停下：${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  } finally {
    await system.close();
  }
}

async function play(system: RunningSystem, journal: Journal): Promise<ProvinceReport> {
  const cast = await journal.step('八个人各自登录', () => signInProvince(system.url));
  const first = SAMPLE_CLOUDS.map(({ slug }) => slug);
  await journal.step('首批六朵云（1+2+3）已部署', () => cloudsReady(cast.engineer, first));
  const cities = remainingCityClouds(profilePolicyAt(new Date()));
  const clouds = await standProvince({ system, cast, journal }, cities);
  const limits = await journal.step('主管部门下达配额；低于地区底线的被拒绝', () => giveQuota(cast, clouds), sentence);
  const systemId = await systemOf(cast.applicant);
  const small = await orderOnSmallCity(cast, journal, { systemId, cloud: SMALL });
  const city = { ...VERY_LARGE, cloudId: idOf(clouds, VERY_LARGE.slug) };
  const seats = await journal.step('深圳市自己的主管部门和运营中心就位', () => foundCitySeats(system.url, cast, city));
  const large = await orderOnVeryLargeCity({ cast, seats, journal }, { systemId, cloud: VERY_LARGE.slug });
  const numbers = large.delivered.lines.map(({ resource }) => resource.number.toLowerCase());
  const objects = await journal.step(
    '集群上实有的资源（直接问 Kubernetes 接口）',
    () => objectsOf(system, numbers),
    (found) => `${found} 个对象`,
  );
  const rows = await printProvince(cast.engineer);
  return {
    clouds: rows,
    refusals: [limits, small.refusal, large.refusal],
    delivered: { veryLarge: large.delivered.number, small: small.delivered.number, objects },
    steps: journal.steps,
  };
}

const sentence = ({ code, sentence: text }: SeenRefusal): string => `${code} ${text}`;

interface Stage {
  readonly system: RunningSystem;
  readonly cast: ProvinceCast;
  readonly journal: Journal;
}

/** Nodes, definitions and deployments of the cities that are not there yet; resolves with all clouds. */
async function standProvince(
  { system, cast, journal }: Stage,
  cities: readonly CloudDefinition[],
): Promise<readonly CloudView[]> {
  const target = system.clusters.find(({ cluster }) => cluster === 'cities');
  if (!target) throw new Error('this machine runs no cluster for cities: has the system just been updated?');
  const standing = (await cloudsOf(cast.engineer)).filter(({ state }) => state === 'deployed').map(({ slug }) => slug);
  const wanted = cities.filter(({ slug }) => !standing.includes(slug));
  await journal.step(
    '其余城市的模拟节点上架',
    () => addNodes(target.kubeconfigFile, wanted),
    (nodes) => `${nodes} 个节点，集群 ${target.cluster}`,
  );
  await journal.step(
    `由城市表生成 ${wanted.length} 朵云的定义，逐朵添加并登记集群`,
    () => addClouds(cast.engineer, target, wanted),
    (added) => `${added} 朵；页面 /clouds`,
  );
  const all = [...SAMPLE_CLOUDS, ...cities].map(({ slug }) => slug);
  await journal.step('平台工程师发起部署，技术审批人逐一放行，引擎按核数并行', () =>
    deployClouds({ ...cast, say: journal.note }, all),
  );
  return cloudsOf(cast.engineer);
}

function idOf(clouds: readonly CloudView[], slug: string): string {
  const cloud = clouds.find((each) => each.slug === slug);
  if (!cloud) throw new Error(`there is no cloud ${slug}`);
  return cloud.id;
}

/** The department's limits on the two cities; the first attempt, below the floor of 粤东西北, is refused. */
async function giveQuota(cast: ProvinceCast, clouds: readonly CloudView[]): Promise<SeenRefusal> {
  const departmentId = await departmentOf(cast.applicant);
  const set = (slug: string, limits: Readonly<Record<string, string>>) =>
    cast.authority.mutate('quota.set', { departmentId, cloudId: idOf(clouds, slug), xinchuang: false, limits });
  const refusal = await refusedWith('QUOTA_BELOW_FLOOR', () => set(SMALL, { 'bandwidth-mbps': '99' }));
  await set(SMALL, { 'bandwidth-mbps': '1000' });
  const machines = { vcpu: '200', 'memory-gb': '800', 'disk-ordinary-gb': '10000', 'disk-fast-gb': '5000' };
  await set(VERY_LARGE.slug, { ...machines, 'bandwidth-mbps': '1000' });
  return refusal;
}

const departmentOf = async (applicant: ConsoleClient): Promise<string> => {
  const { departments } = await applicant.query<{ departments: readonly { id: string }[] }>('people.me');
  const [own] = departments;
  if (!own) throw new Error('the applicant acts for no department');
  return own.id;
};

const systemOf = async (applicant: ConsoleClient): Promise<string> => {
  const { items } = await applicant.query<{ items: readonly { id: string; slug: string }[] }>('tenancy.systems', {
    limit: 200,
  });
  const found = items.find(({ slug }) => slug === SYSTEM);
  if (!found) throw new Error(`the applicant’s department has no system ${SYSTEM}`);
  return found.id;
};

/** How many ready hosts and volumes of the resources `numbers` stand on the clusters. */
async function objectsOf(system: RunningSystem, numbers: readonly string[]): Promise<number> {
  const found = await Promise.all(
    system.clusters.map(async ({ kubeconfigFile }) => proveObjects(await readFile(kubeconfigFile, 'utf8'))),
  );
  const own = found.flat().filter(({ resource, cloud }) => cloud === VERY_LARGE.slug && numbers.includes(resource));
  if (own.length === 0) throw new Error('the delivered hosts are on no cluster');
  return own.length;
}

async function printProvince(engineer: ConsoleClient): Promise<readonly CloudRow[]> {
  const clouds = await cloudsOf(engineer);
  const seconds = new Map<string, number | null>();
  for (const { id } of clouds) seconds.set(id, await deploymentSeconds(engineer, id));
  say('');
  for (const line of provinceTable(clouds, seconds)) say(line);
  return clouds.map((cloud) => rowOf(cloud, seconds.get(cloud.id) ?? null));
}
