import { registerHooks } from 'node:module';

/**
 * What the SDK loads at start only to serialise JavaScript functions into a cloud (TypeScript's compiler, npm's tree
 * reader). A policy pack never does that, and they are over half of its start-up, which every preview and every update
 * waits for. Import this before the SDK. If the SDK should come to need one of them, it finds an empty module and
 * fails at the first use, loudly.
 */
const UNUSED = new Set(['typescript', '@npmcli/arborist']);
const NOTHING = new URL('nothing.cjs', import.meta.url).href;

registerHooks({
  resolve: (specifier, context, next) =>
    UNUSED.has(specifier) && context.parentURL?.includes('/@pulumi/pulumi/')
      ? { url: NOTHING, format: 'commonjs', shortCircuit: true }
      : next(specifier, context),
});
