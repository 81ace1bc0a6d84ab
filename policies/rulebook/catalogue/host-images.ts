import { z } from 'zod';
import type { Architecture } from '../architecture.ts';
import type { Bilingual } from './item-page.ts';

/** An operating system that a cloud host can be delivered with 系统镜像. */
export interface HostImage {
  /** Name for life: order lines keep it, so an image that is given up stays in the list with its end of support. */
  readonly code: string;
  readonly name: string;
  readonly architecture: Architecture;
  /** Whether it is a domestic system, as 信创 zones ask for. */
  readonly domestic: boolean;
  /** Smallest system disk that it fits on, in GB. */
  readonly minimumDiskGb: number;
  /** Repository and tag below the registry that the cloud's definition names: never a registry of its own. */
  readonly path: string;
  /** The account that the order's keys open; it may become root by sudo, and root itself has no log-in. */
  readonly account: string;
  /** What was done to it for MLPS, and what is left to the department. */
  readonly hardening: Bilingual;
  /** Last day (Asia/Shanghai) on which its maker mends it for everybody; null: only the maker's contract or notice says. */
  readonly endOfSupport: string | null;
}

/** GB/T 22239-2019 8.1.4.1 (identity), 8.1.4.2 (access), 8.1.4.4 (no services that aren't needed), 8.1.4.3 (audit). */
const HARDENED: Bilingual = {
  zh: '入库前按等保三级基线加固（GB/T 22239-2019 8.1.4.1–8.1.4.4）：只准密钥登录、禁 root 直接登录、停用多余服务、开启审计；交付后的补丁与应用加固由部门负责',
  en: 'Hardened to grade 3 before it was taken in (GB/T 22239-2019 8.1.4.1–8.1.4.4): keys only, no log-in of root, no needless services, auditing on; patches and applications after delivery are the department’s',
};

const linux = (
  image: Omit<HostImage, 'hardening' | 'path' | 'code'> & { readonly id: string; readonly tag: string },
) => {
  const { id, tag, ...rest } = image;
  const code = `${id}-${tag}-${rest.architecture}`.replaceAll('.', '-');
  return { ...rest, code, path: `os/${id}:${tag}-${rest.architecture}`, hardening: HARDENED } satisfies HostImage;
};

/**
 * The shipped sample of images, the usual choice of each kind of zone first. Whoever keeps a cloud's registry builds and pushes them
 * under these paths; the dates are their makers', and those that only a contract gives are left open.
 */
export const HOST_IMAGES: readonly HostImage[] = [
  ...(['arm64', 'amd64'] as const).flatMap((architecture) => [
    linux({
      id: 'openeuler',
      tag: '24.03-lts',
      name: 'openEuler 24.03 LTS',
      architecture,
      domestic: true,
      minimumDiskGb: 20,
      account: 'openeuler',
      endOfSupport: null,
    }),
    linux({
      id: 'kylin-server',
      tag: 'v10-sp3',
      name: '银河麒麟高级服务器 V10 SP3',
      architecture,
      domestic: true,
      minimumDiskGb: 40,
      account: 'kylin',
      endOfSupport: null,
    }),
    linux({
      id: 'uos-server',
      tag: '20',
      name: '统信服务器操作系统 V20',
      architecture,
      domestic: true,
      minimumDiskGb: 40,
      account: 'uos',
      endOfSupport: null,
    }),
  ]),
  linux({
    id: 'ubuntu',
    tag: '24.04',
    name: 'Ubuntu 24.04 LTS',
    architecture: 'amd64',
    domestic: false,
    minimumDiskGb: 20,
    account: 'ubuntu',
    endOfSupport: '2029-05-31',
  }),
  linux({
    id: 'rocky',
    tag: '9',
    name: 'Rocky Linux 9',
    architecture: 'amd64',
    domestic: false,
    minimumDiskGb: 20,
    account: 'rocky',
    endOfSupport: '2032-05-31',
  }),
];

export const hostImageCodeSchema = z.enum(HOST_IMAGES.map(({ code }) => code) as [string, ...string[]], {
  error: 'IMAGE_UNKNOWN',
});

/** The image of that code; undefined: there is none. */
export function hostImageOf(code: string): HostImage | undefined {
  return HOST_IMAGES.find((image) => image.code === code);
}

/** What decides about images where a host is to stand. */
export interface ImagePlace {
  readonly xinchuang: boolean;
  /** Instruction set of the zone's nodes; null: nobody has said, and the cluster's default holds. */
  readonly architecture: Architecture | null;
}

/** Why an image can't be had; first reason first. */
export type ImageFault = 'IMAGE_NOT_DOMESTIC' | 'IMAGE_ARCHITECTURE' | 'IMAGE_DISK_TOO_SMALL' | 'IMAGE_ENDED';

/**
 * Why a host with a system disk of `systemDiskGb` can't be ordered with `image` on `day` (Asia/Shanghai) at `place`; null when it
 * can. The last day of support is still one.
 */
export function imageFault(
  image: HostImage,
  place: ImagePlace,
  { systemDiskGb, day }: { readonly systemDiskGb: number; readonly day: string },
): ImageFault | null {
  if (place.xinchuang && !image.domestic) return 'IMAGE_NOT_DOMESTIC';
  if (place.architecture !== null && place.architecture !== image.architecture) return 'IMAGE_ARCHITECTURE';
  if (image.endOfSupport !== null && image.endOfSupport < day) return 'IMAGE_ENDED';
  return systemDiskGb < image.minimumDiskGb ? 'IMAGE_DISK_TOO_SMALL' : null;
}

/** The instruction set that is likely where nobody has said: ARM in 信创 pools, x86 elsewhere. For what is offered first, never for a refusal. */
export function likelyArchitecture({ xinchuang, architecture }: ImagePlace): Architecture {
  return architecture ?? (xinchuang ? 'arm64' : 'amd64');
}

/** The images that can be had at `place` on `day`, whatever the disk; those of the likely instruction set first. */
export function imagesFor(place: ImagePlace, day: string): readonly HostImage[] {
  const likely = likelyArchitecture(place);
  const here = HOST_IMAGES.filter(
    (image) => imageFault(image, place, { systemDiskGb: image.minimumDiskGb, day }) === null,
  );
  return [
    ...here.filter(({ architecture }) => architecture === likely),
    ...here.filter(({ architecture }) => architecture !== likely),
  ];
}
