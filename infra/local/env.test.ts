import { describe, expect, it } from 'vitest';
import { readLocalEnv } from './env.ts';

describe('the settings of the one-machine system', () => {
  it('have a default for everything', () => {
    expect(readLocalEnv({})).toMatchObject({ dir: `${process.cwd()}/.zhengyun`, port: 7_100, databaseUrl: null });
  });

  it.each(['0', '65536', 'web', '71.5'])('refuse %s as a port', (PORT) => {
    expect(() => readLocalEnv({ PORT })).toThrow(/PORT is .*1 to 65535/);
  });
});
