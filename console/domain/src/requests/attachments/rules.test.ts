import { SAMPLE_FILES, wordWith, zipOf } from '@zhengyun/test/support/sample-files.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kindOfContent } from './content-rules.ts';
import { judgeAttachment } from './rules.ts';
import { ATTACHMENT_LIMIT_MB, addAttachmentSchema } from './schemas.ts';

const { pdf, docx, xlsx, png, jpg } = SAMPLE_FILES;
const text = (content: string) => Buffer.from(content, 'latin1');

describe('what a file is', () => {
  it.each(Object.entries(SAMPLE_FILES))('is told by its bytes: %s', (kind, content) => {
    expect(kindOfContent(content)).toBe(kind);
  });

  it.each([
    ['nothing', text('')],
    ['a program', text('MZ\x90\0\x03')],
    ['a page', text('<!doctype html><script>alert(1)</script>')],
    ['a picture that is a page', text('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>')],
    ['an old Word document, which may carry macros', text('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')],
    ['half a PDF', pdf.subarray(0, 20)],
    ['a PDF behind something else', Buffer.concat([text('<html>'), pdf])],
    ['a PNG that goes on as a page', Buffer.concat([png, text('<script>')])],
    ['the beginning of a PNG', png.subarray(0, 8)],
    ['the beginning of a JPG', jpg.subarray(0, 6)],
    ['an archive that is no document', zipOf([{ name: 'a.txt', text: 'a' }])],
    ['an archive with a program in front', Buffer.concat([text('MZ'), docx])],
    ['an archive with a program behind', Buffer.concat([docx, text('MZ')])],
    ['a document with an encrypted part', wordWith({ name: 'word/a.xml', flags: 1 })],
    ['a document that writes outside itself', wordWith({ name: '../../etc/passwd' })],
    ['a document for a Windows path', wordWith({ name: 'c:\\a.xml' })],
    ['a document with one part twice', wordWith({ name: 'word/document.xml' })],
    ['a document that is a workbook too', wordWith({ name: 'xl/workbook.xml' })],
    ['a document that unpacks to gigabytes', wordWith({ name: 'word/a.xml', says: 0xfffffffe })],
    ['a document whose directory is cut', docx.subarray(0, -30)],
  ])('%s is none of what is taken', (_, content) => {
    expect(kindOfContent(content)).toBeNull();
  });

  it('is found out of any bytes without failing', () => {
    const mark = fc.constantFrom(...Object.values(SAMPLE_FILES), zipOf([]));
    fc.assert(
      fc.property(mark, fc.uint8Array({ maxLength: 64 }), fc.nat(200), (sample, noise, at) => {
        const cut = Math.min(at, sample.length);
        kindOfContent(Buffer.concat([sample.subarray(0, cut), noise, sample.subarray(cut + noise.length)]));
        kindOfContent(Buffer.concat([sample.subarray(0, cut), noise]));
      }),
    );
  });

  it('stays what it is with a comment at an archive’s end, and with zeros after a JPG', () => {
    const parts = [{ name: '[Content_Types].xml' }, { name: 'xl/workbook.xml' }];
    expect(kindOfContent(zipOf(parts, 'made by a spreadsheet'))).toBe('xlsx');
    expect(kindOfContent(Buffer.concat([jpg, Buffer.alloc(16)]))).toBe('jpg');
  });
});

describe('an attachment', () => {
  it.each([
    ['批复.pdf', pdf, 'pdf'],
    ['批复.PDF', pdf, 'pdf'],
    ['现场.jpeg', jpg, 'jpg'],
    ['清单.v2.xlsx', xlsx, 'xlsx'],
  ])('%s is taken', (name, content, kind) => {
    expect(judgeAttachment({ name, content })).toEqual({ kind });
  });

  it.each([
    ['批复.pdf', png, 'ATTACHMENT_DISGUISED', { found: 'png' }],
    ['清单.docx', xlsx, 'ATTACHMENT_DISGUISED', { found: 'xlsx' }],
    ['清单.xlsx.exe', xlsx, 'ATTACHMENT_DISGUISED', { found: 'xlsx' }],
    ['没有扩展名', pdf, 'ATTACHMENT_DISGUISED', { found: 'pdf' }],
    ['a.constructor', pdf, 'ATTACHMENT_DISGUISED', { found: 'pdf' }],
    ['工具.pdf', text('MZ\x90'), 'ATTACHMENT_NOT_ADMITTED', {}],
    ['空.pdf', text(''), 'ATTACHMENT_NOT_ADMITTED', {}],
  ])('%s is refused by its name when its bytes are something else', (name, content, code, facts) => {
    expect(judgeAttachment({ name, content })).toEqual({ code, facts: { name, ...facts } });
  });

  it('is taken up to the limit and refused by its name one byte above it', () => {
    const limit = ATTACHMENT_LIMIT_MB * 1_024 * 1_024;
    const long = (bytes: number) => Buffer.concat([pdf, Buffer.alloc(bytes - 2 * pdf.length, 32), pdf]);
    expect(judgeAttachment({ name: '卷宗.pdf', content: long(limit) })).toEqual({ kind: 'pdf' });
    const refused = { code: 'ATTACHMENT_TOO_LARGE', facts: { name: '卷宗.pdf', limit: ATTACHMENT_LIMIT_MB } };
    expect(judgeAttachment({ name: '卷宗.pdf', content: long(limit + 1) })).toEqual(refused);
  });

  it.each(['../批复.pdf', 'a\\b.pdf', 'a\u202efdp.exe', 'a\r\nSet-Cookie: x.pdf', 'a\0.pdf', ' ', 'x'.repeat(129)])(
    'is not called %j',
    (name) => {
      const draftId = '0199aaaa-0000-7000-8000-000000000001';
      expect(addAttachmentSchema.safeParse({ draftId, name, content: pdf }).success).toBe(false);
    },
  );
});
