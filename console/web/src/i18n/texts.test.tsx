import { OBJECT_KINDS } from '@zhengyun/domain/verb/audited-object.ts';
import { EVENTS } from '@zhengyun/domain/verb/events.ts';
import { describe, expect, it } from 'vitest';
import { startTexts } from './start.ts';
import { TEXTS } from './texts.ts';

function keysOf(texts: object, prefix = ''): readonly string[] {
  return Object.entries(texts).flatMap(([key, value]) =>
    typeof value === 'string' ? [`${prefix}${key}`] : keysOf(value as object, `${prefix}${key}.`),
  );
}
function placeholdersOf(texts: object, key: string): readonly string[] {
  const text = key.split('/').reduce<unknown>((node, part) => (node as Record<string, unknown>)[part], texts) as string;
  return [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name ?? '').sort();
}
function pathsOf(texts: object, prefix = ''): readonly string[] {
  return Object.entries(texts).flatMap(([key, value]) =>
    typeof value === 'string' ? [`${prefix}${key}`] : pathsOf(value as object, `${prefix}${key}/`),
  );
}

const chinese = TEXTS['zh-CN'].web;
const english = TEXTS['en-US'].web;

describe('texts', () => {
  it('have the same keys in both languages', () => {
    expect([...keysOf(english)].sort()).toEqual([...keysOf(chinese)].sort());
  });

  it('fill the same placeholders in both languages', () => {
    const different = pathsOf(chinese).filter(
      (path) => String(placeholdersOf(chinese, path)) !== String(placeholdersOf(english, path)),
    );
    expect(different).toEqual([]);
  });

  it('are never empty', () => {
    const texts = startTexts('zh-CN');
    expect(keysOf(chinese).filter((key) => texts.t(key as never) === '')).toEqual([]);
  });

  it('name every event of the catalogue', () => {
    expect(EVENTS.filter((event) => !Object.hasOwn(chinese.words.act, event))).toEqual([]);
  });

  it('name every kind of thing an act can be about', () => {
    expect(OBJECT_KINDS.filter((kind) => !Object.hasOwn(chinese.words.auditedObject, kind))).toEqual([]);
  });

  it('answer in the language that was asked for', () => {
    expect(startTexts('en-US').t('orders.submit')).toBe('Submit');
    expect(startTexts('zh-CN').t('orders.submit')).toBe('提交申请');
  });
});
