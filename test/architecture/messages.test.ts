import { ERROR_CODES } from '@zhengyun/domain/verb/errors.ts';
import { describe, expect, it } from 'vitest';
import { readSources } from './sources.ts';

describe('errors', () => {
  it('each have a sentence in both languages', async () => {
    const { zhCN } = await import('@zhengyun/rulebook/messages/zh-CN.ts');
    const { enUS } = await import('@zhengyun/rulebook/messages/en-US.ts');
    const missing = ERROR_CODES.filter((code) => !(code in zhCN.errors) || !(code in enUS.errors));
    expect(missing).toEqual([]);
  });

  it('are thrown only with codes of the union, which types see to, and never as bare text from a verb', () => {
    const wrong = readSources().filter(
      (source) =>
        /^console\/domain\/src\/(?!verb\/)[^/]+\/[^/]+\.ts$/.test(source.path) &&
        !source.isTest &&
        /throw new Error\(['`]/.test(source.text) &&
        !/(store|rules)\.ts$/.test(source.path),
    );
    expect(wrong.map((source) => source.path)).toEqual([]);
  });
});
