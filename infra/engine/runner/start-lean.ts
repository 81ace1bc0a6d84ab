import '@zhengyun/packs/lean-sdk.js';
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

/**
 * Makes a process of the engine start quickly: compiled sources are kept from one start to the next (where the folder can be
 * written), and what the SDK loads only to serialise functions is left out. Call it first; what is imported statically beside it is
 * loaded before and gains nothing.
 */
export function startLean(): void {
  enableCompileCache(join(import.meta.dirname, '../../../node_modules/.cache/zhengyun-engine'));
}
