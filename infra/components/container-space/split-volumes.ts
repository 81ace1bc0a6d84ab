/**
 * Largest single volume in GB: the largest disk the catalogue sells (64 TiB), which the common block stores and file
 * systems still take.
 */
export const LARGEST_VOLUME_GB = 65_536;

/**
 * Sizes of the volumes that make up `gb`: full ones first, the rest last. A larger `gb` never shrinks a volume that a
 * smaller one had, so growth only expands the last volume and adds new ones behind it.
 */
export function splitVolumes(gb: number): number[] {
  const sizes: number[] = [];
  for (let rest = gb; rest > 0; rest -= LARGEST_VOLUME_GB) sizes.push(Math.min(rest, LARGEST_VOLUME_GB));
  return sizes;
}
