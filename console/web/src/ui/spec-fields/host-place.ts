import type { ImagePlace } from '@zhengyun/rulebook/catalogue/host-images.ts';

/** Where new hosts are to stand, as far as it decides about their operating system. */
export interface HostPlace extends ImagePlace {
  /** Whether the cloud can deliver hosts with one. */
  readonly hostImages: boolean;
}
