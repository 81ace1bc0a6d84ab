import type { Programs } from '@zhengyun/engine/runner/programs.ts';
import { runChild } from '@zhengyun/engine/runner/run-child.ts';
import { manyObjects } from './many-objects.ts';

/** Entry of an operation's process with the large program in place of all shipped ones. */
const load = async () => manyObjects;
const programs: Programs = { provincial: load, sectoral: load, municipal: load, tenancy: load };
await runChild(programs);
