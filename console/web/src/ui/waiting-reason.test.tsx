import { cleanup } from '@testing-library/react';
import { ENGINE_LACKS } from '@zhengyun/domain/provisioning/engine-lack/schemas.ts';
import { type WaitingFor, waitingForSchema } from '@zhengyun/domain/provisioning/schemas.ts';
import { afterEach, describe, expect, it } from 'vitest';
import { renderInConsole } from '../testing/render-in-console.tsx';
import { WaitingReason } from './waiting-reason.tsx';

afterEach(cleanup);

const REASONS: { readonly [C in WaitingFor['code']]: Extract<WaitingFor, { code: C }> } = {
  OPERATION: { code: 'OPERATION', number: 'CZ-2026-000007' },
  BASE: { code: 'BASE', number: 'CZ-2026-000008' },
  CLOUD: { code: 'CLOUD', cloud: '广州云' },
  ENGINE: { code: 'ENGINE', state: 'BUILD_FAILED', version: 'v3.259.0', said: 'no space left on device' },
  CLUSTER: { code: 'CLUSTER', cloud: '广州云' },
};
const text = (reason: unknown) => renderInConsole(<WaitingReason reason={reason} />).container.textContent;

describe('why an operation waits', () => {
  it.each(Object.values(REASONS))('is said in words for $code, with what it waits for', (reason) => {
    const { code, state: _, ...facts } = { state: '', ...waitingForSchema.parse(reason) };
    const said = text(reason);
    for (const fact of Object.values(facts)) expect(said).toContain(fact);
    expect(said).not.toContain(code);
    expect(said).not.toContain('operations.');
  });

  it.each(ENGINE_LACKS)('says what the engine lacks when that is %s', (state) => {
    const said = text({ code: 'ENGINE', state, version: 'v3.259.0', said: null });
    expect(said).toMatch(/引擎/);
    expect(said).not.toContain(state);
  });

  it('is nothing for one that does not wait', () => {
    expect(text(null)).toBe('');
  });
});
