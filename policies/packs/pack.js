import { enableCompileCache, flushCompileCache } from 'node:module';
import { join } from 'node:path';

// Every preview and every update starts this process anew: compiled sources are kept from one start to the next, where the
// folder can be written. What is loaded before this line is compiled each time, so the rest is loaded after it.
enableCompileCache(join(import.meta.dirname, '../../node_modules/.cache/zhengyun-packs'));
await import('./lean-sdk.js');
const [{ PolicyPack }, { POLICIES }, { PACK_FACTS }] = await Promise.all([
  import('@pulumi/policy'),
  import('./policies.ts'),
  import('./pack-facts.ts'),
]);

// The SDK reads the pack's version from package.json in the current folder.
process.chdir(import.meta.dirname);
const { name, enforcementLevel } = PACK_FACTS;
new PolicyPack(name, { policies: [...POLICIES], enforcementLevel });
// The engine ends a pack with a signal, at which nothing would be kept.
flushCompileCache();
