import type { OperationSpec } from './contract.ts';

/**
 * What a destruction spares. Of a cloud what its program protects (the definition of virtual machines, which other clouds on the
 * cluster stand on) stays, on purpose. Of a tenancy nothing stays behind unsaid: the engine would keep a protected volume with
 * the namespace it lies in and take the walls around both away, so such a plan is refused as a whole, unless the
 * program itself gives the volume up.
 */
export function sparing({ program }: Pick<OperationSpec, 'program'>): { readonly excludeProtected?: true } {
  return program === 'tenancy' ? {} : { excludeProtected: true };
}
