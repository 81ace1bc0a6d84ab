import { CATALOGUE } from '@zhengyun/rulebook/catalogue.ts';
import { describe, expect, it } from 'vitest';
import { comparedIn, searchItems } from './search-items.ts';

const codes = (query: string) => searchItems(CATALOGUE, query).map(({ code }) => code);

describe('searching the catalogue', () => {
  it('finds by either language, by what an order makes, and without regard to case or width', () => {
    expect(codes('云主机')).toContain('cloud-host');
    expect(codes('CACHE')).toContain('cache');
    expect(codes('ＧＰＵ')).toContain('gpu-share');
    expect(codes('VirtualMachine')).toEqual(['cloud-host']);
  });

  it('asks for every word, and shows everything for none', () => {
    expect(codes('')).toHaveLength(CATALOGUE.length);
    expect(codes('  ')).toHaveLength(CATALOGUE.length);
    expect(codes('云主机 没有这个词')).toEqual([]);
    expect(codes('<script>.*')).toEqual([]);
  });
});

describe('comparing', () => {
  it('takes known items once each, four at most', () => {
    const named = (text: string | null) => comparedIn(CATALOGUE, text).map(({ code }) => code);
    expect(named('cache,cache,fax,postgresql')).toEqual(['cache', 'postgresql']);
    expect(named('cache,postgresql,cloud-host,bandwidth,gpu-share')).toHaveLength(4);
    expect([named(''), named(null)]).toEqual([[], []]);
  });
});
