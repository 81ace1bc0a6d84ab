import type { ProfilePolicy } from './profile-policy.ts';
import type { Region } from './region.ts';
import type { Profile } from './tier.ts';

/** A prefecture-level city. `slug` names its cloud; `residents` are persons, not units of 万. */
export interface City {
  readonly slug: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly region: Region;
  readonly residents: number;
}

const DELTA = 'pearl-river-delta';
const OTHER = 'east-west-north';

/**
 * The 21 prefecture-level cities of Guangdong in the usual order. Residents (常住人口) at 00:00 on 1 November 2020: seventh
 * national census, communiqué of the provincial bureau of statistics of May 2021 (广东省第七次全国人口普查公报 no. 2); they sum
 * to the province's published 126,012,510. 珠三角 are its nine cities; the others are 粤东西北.
 */
export const GUANGDONG_CITIES: readonly City[] = [
  { slug: 'guangzhou', nameZh: '广州', nameEn: 'Guangzhou', region: DELTA, residents: 18_676_605 },
  { slug: 'shenzhen', nameZh: '深圳', nameEn: 'Shenzhen', region: DELTA, residents: 17_560_061 },
  { slug: 'zhuhai', nameZh: '珠海', nameEn: 'Zhuhai', region: DELTA, residents: 2_439_585 },
  { slug: 'shantou', nameZh: '汕头', nameEn: 'Shantou', region: OTHER, residents: 5_502_031 },
  { slug: 'foshan', nameZh: '佛山', nameEn: 'Foshan', region: DELTA, residents: 9_498_863 },
  { slug: 'shaoguan', nameZh: '韶关', nameEn: 'Shaoguan', region: OTHER, residents: 2_855_131 },
  { slug: 'heyuan', nameZh: '河源', nameEn: 'Heyuan', region: OTHER, residents: 2_837_686 },
  { slug: 'meizhou', nameZh: '梅州', nameEn: 'Meizhou', region: OTHER, residents: 3_873_239 },
  { slug: 'huizhou', nameZh: '惠州', nameEn: 'Huizhou', region: DELTA, residents: 6_042_852 },
  { slug: 'shanwei', nameZh: '汕尾', nameEn: 'Shanwei', region: OTHER, residents: 2_672_819 },
  { slug: 'dongguan', nameZh: '东莞', nameEn: 'Dongguan', region: DELTA, residents: 10_466_625 },
  { slug: 'zhongshan', nameZh: '中山', nameEn: 'Zhongshan', region: DELTA, residents: 4_418_060 },
  { slug: 'jiangmen', nameZh: '江门', nameEn: 'Jiangmen', region: DELTA, residents: 4_798_090 },
  { slug: 'yangjiang', nameZh: '阳江', nameEn: 'Yangjiang', region: OTHER, residents: 2_602_959 },
  { slug: 'zhanjiang', nameZh: '湛江', nameEn: 'Zhanjiang', region: OTHER, residents: 6_981_236 },
  { slug: 'maoming', nameZh: '茂名', nameEn: 'Maoming', region: OTHER, residents: 6_174_050 },
  { slug: 'zhaoqing', nameZh: '肇庆', nameEn: 'Zhaoqing', region: DELTA, residents: 4_113_594 },
  { slug: 'qingyuan', nameZh: '清远', nameEn: 'Qingyuan', region: OTHER, residents: 3_969_473 },
  { slug: 'chaozhou', nameZh: '潮州', nameEn: 'Chaozhou', region: OTHER, residents: 2_568_387 },
  { slug: 'jieyang', nameZh: '揭阳', nameEn: 'Jieyang', region: OTHER, residents: 5_577_814 },
  { slug: 'yunfu', nameZh: '云浮', nameEn: 'Yunfu', region: OTHER, residents: 2_383_350 },
];

/** Profile of a city by the population classes of `policy`. */
export function profileOfCity({ residents }: Pick<City, 'residents'>, policy: ProfilePolicy): Profile {
  if (residents >= policy.cityClasses.veryLargeFrom) return 'city-very-large';
  return residents >= policy.cityClasses.mediumFrom ? 'city-medium' : 'city-small';
}
