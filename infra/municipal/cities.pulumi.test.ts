import { SAMPLE_CLOUD } from '@zhengyun/components/testing/sample-inputs.ts';
import { runProgram } from '@zhengyun/harness/run-program.ts';
import type { CloudInputs } from '@zhengyun/interface/cloud.ts';
import { GUANGDONG_CITIES, profileOfCity } from '@zhengyun/rulebook/guangdong-cities.ts';
import { localRulesOf } from '@zhengyun/rulebook/profile.ts';
import { PROFILE_POLICIES } from '@zhengyun/rulebook/sample-profiles.ts';
import { describe, expect, it } from 'vitest';
import { program } from './program.ts';

const POLICY = PROFILE_POLICIES[0]!;
const run = (inputs: CloudInputs) => runProgram(() => program({ inputs, kubeconfig: 'kubeconfig' }));
const refused = (inputs: CloudInputs) =>
  run(inputs).then(
    () => null,
    (error: Error) => error.message,
  );

/** What sets the plan of one city's cloud apart: by its place in the table alone. */
async function planOf(slug: string) {
  const city = GUANGDONG_CITIES.find((each) => each.slug === slug)!;
  const profile = profileOfCity(city, POLICY);
  const rules = localRulesOf(profile, city.region, POLICY);
  const cloud = { slug, name: `${city.nameZh}市政务云`, tier: 'municipal' as const, profile };
  const zones = (count: number) =>
    Array.from({ length: count }, (_, index) => ({ ...SAMPLE_CLOUD.zones[0]!, code: `zone-${index + 1}`, nodes: [] }));
  const inputs = (count: number, kubevirt: CloudInputs['kubevirt']) => ({
    ...SAMPLE_CLOUD,
    cloud,
    zones: zones(count),
    kubevirt,
  });
  const installs = (await refused(inputs(1, 'install'))) === null;
  const { resources, outputs } = await run(inputs(rules.zones, installs ? 'install' : 'present'));
  const tooMany = await refused(inputs(rules.zones + 1, 'present'));
  const definitions = resources.filter(({ type }) => type.endsWith(':CustomResourceDefinition'));
  const seats = [rules.route.administrative, rules.route.technical].map(({ seat }) => seat);
  return {
    zones: Object.keys((outputs as { zones: object }).zones).length,
    oneMore: tooMany === null ? 'allowed' : /keeps at most \d+ zones/.exec(tooMany)?.[0],
    virtualMachines: definitions.length,
    items: rules.localItems.length,
    seats: seats.join('+'),
    released: rules.releasedBy,
    floor: Object.entries(rules.quotaFloor)
      .map(([dimension, units]) => `${dimension} ${units}`)
      .join(', '),
  };
}

const DELTA = 'vcpu 16, memory-gb 64, disk-ordinary-gb 1000, disk-fast-gb 500, bandwidth-mbps 50';
const OTHER = 'vcpu 32, memory-gb 128, disk-ordinary-gb 2000, disk-fast-gb 1000, bandwidth-mbps 100';
const VERY_LARGE = { zones: 32, virtualMachines: 1, items: 13, seats: 'own+own', released: 'own' };
const MEDIUM = { zones: 8, virtualMachines: 1, items: 9, seats: 'own+own', released: 'province' };
const SMALL = { zones: 3, virtualMachines: 0, items: 1, seats: 'province+province', released: 'province' };

const TABLE = [
  ['guangzhou', VERY_LARGE, DELTA],
  ['shenzhen', VERY_LARGE, DELTA],
  ['zhuhai', SMALL, 'bandwidth-mbps 50'],
  ['shantou', MEDIUM, OTHER],
  ['foshan', MEDIUM, DELTA],
  ['shaoguan', SMALL, 'bandwidth-mbps 100'],
  ['heyuan', SMALL, 'bandwidth-mbps 100'],
  ['meizhou', SMALL, 'bandwidth-mbps 100'],
  ['huizhou', MEDIUM, DELTA],
  ['shanwei', SMALL, 'bandwidth-mbps 100'],
  ['dongguan', MEDIUM, DELTA],
  ['zhongshan', MEDIUM, DELTA],
  ['jiangmen', MEDIUM, DELTA],
  ['yangjiang', SMALL, 'bandwidth-mbps 100'],
  ['zhanjiang', MEDIUM, OTHER],
  ['maoming', MEDIUM, OTHER],
  ['zhaoqing', MEDIUM, DELTA],
  ['qingyuan', SMALL, 'bandwidth-mbps 100'],
  ['chaozhou', SMALL, 'bandwidth-mbps 100'],
  ['jieyang', MEDIUM, OTHER],
  ['yunfu', SMALL, 'bandwidth-mbps 100'],
] as const;

describe('the municipal program, the same for all 21 cities of the sample', () => {
  it.each(TABLE)('plans %s as its profile and region say', async (slug, expected, floor) => {
    const oneMore = expected.zones === 32 ? expect.anything() : `keeps at most ${expected.zones} zones`;
    expect(await planOf(slug)).toEqual({ ...expected, floor, oneMore });
  });

  it('leaves no city out of the table above', () => {
    expect(TABLE.map(([slug]) => slug)).toEqual(GUANGDONG_CITIES.map(({ slug }) => slug));
  });
});
