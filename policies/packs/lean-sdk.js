import Module, { createRequire } from 'node:module';

/**
 * What the SDK loads at start only to serialise JavaScript functions into a cloud (TypeScript's compiler, npm's tree
 * reader). Neither a policy pack nor a program of ours ever does that, and they are over half of its start-up, which every
 * preview and every update waits for. Import this before the SDK. If the SDK should come to need one of them, it finds an
 * empty module and fails at the first use, loudly.
 */
const UNUSED = ['typescript', '@npmcli/arborist'];

const sdk = createRequire(import.meta.resolve('@pulumi/pulumi'));
for (const name of UNUSED) {
  // As if it had been loaded already: a hook on resolving would cost every other module some of what is saved here.
  const file = sdk.resolve(name);
  sdk.cache[file] ??= Object.assign(new Module(file), { filename: file, loaded: true });
}
