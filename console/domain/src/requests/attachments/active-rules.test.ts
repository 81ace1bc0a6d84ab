import { deflateRawSync, deflateSync } from 'node:zlib';
import { SAMPLE_FILES, wordWith, zipOf } from '@zhengyun/test/support/sample-files.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { activeIn } from './active-rules.ts';
import { MOST, newLook } from './look-rules.ts';
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

  it.each(['1 0 R', '+0012 %\n0%x\r\n R', '<<', '%a\n[(a)', '%\n%\n%\n%\n%\n%\n<<'])(
    'is an entry of the names’ tree before %j',
    (value) => {
      expect(activeIn('pdf', pdf(`<</JavaScript ${value}>>`))).toMatchObject({ active: 'script' });
    },
  );

  it.each([
    ['behind a long comment', `/S%${'x'.repeat(1_000)}\n/JavaScript`],
    ['behind many comments', `/S % % ${'%%% a\r\n \0 '.repeat(100)}/JavaScript`],
    ['behind a comment that holds it', '/S%/JavaScript\n/JavaScript'],
  ])('is a script %s', (_, text) => {
    expect(activeIn('pdf', pdf(text))).toMatchObject({ active: 'script' });
  });

  it.each(['1 0', '1', '10 R', '1 0 obj', '% 1 0 R', '(1 0 R)', ''])('is none before %j', (value) => {
    expect(activeIn('pdf', pdf(`<</EF ${value}>>`))).toBe(null);
  });
});

/** What a judge that looks at each byte a few times would step over, of this many; one that goes back for each name would step over its square. */
const FEW = 8;
const SIZE = 64 * 1_024;

describe('a file that is made to keep the judge busy', () => {
  it.each([
    '/S%',
    '%/S\n',
    '%/Launch\n',
    '\n/Launch',
    '/Launch        ',
    '/EF 1 ',
    '/JavaScript 1 0 ',
    '(#4a',
    ' ',
    '%\n',
    '1',
  ])('has each byte looked at a few times: %j', (filler) => {
    const look = newLook();
    expect(activeIn('pdf', Buffer.alloc(SIZE, filler), look)).toBe(null);
    expect(look.spent.looked).toBeLessThan(FEW * SIZE);
  });

  it('has a long number read once', () => {
    const look = newLook();
    expect(activeIn('pdf', Buffer.from(`%PDF-1.7\n/JavaScript ${'1'.repeat(SIZE)}\n%%EOF`), look)).toBe(null);
    expect(activeIn('pdf', Buffer.from(`/JavaScript${'1'.repeat(SIZE)}/EF ${'1 '.repeat(SIZE)}`), look)).toBe(null);
    expect(look.spent.looked).toBeLessThan(FEW * SIZE);
  });

  it.each([
    ['names in a comment without end', 'looked', Buffer.alloc(128 * 1_024, '/EF%')],
    ['names in comments one after the other', 'looked', Buffer.alloc(128 * 1_024, '%/EF\n')],
    ['more names than a document has', 'names', Buffer.alloc(5 * (MOST.names + 1), '/EF 1')],
    ['streams without end', 'looked', Buffer.alloc(7 * 1_024, 'stream\n')],
    ['more packed streams than a document has', 'packedStreams', repeated(MOST.packedStreams + 1, stream('1'))],
    ['names that are unpacked', 'names', stream('/EF 1 '.repeat(MOST.names + 1))],
  ] as const)('is refused: %s', (_, detail, content) => {
    // The same bound, reached sooner: what was spent already leaves a mebibyte.
    const look = newLook();
    if (detail === 'looked') look.spend('looked', MOST.looked - 1_024 * 1_024);
    expect(activeIn('pdf', content, look)).toEqual({ active: 'unreadable', detail });
  });

  it('is refused where a packed stream does not end, without reading on for each', () => {
    const look = newLook();
    const open = Buffer.concat([Buffer.alloc(24 * 400, 'obj/First/Filter stream\n'), Buffer.alloc(SIZE, ' ')]);
    expect(activeIn('pdf', open, look)).toEqual({ active: 'unreadable', detail: 'stream' });
    expect(look.spent).toMatchObject({ packedStreams: 1, unpacked: 0 });
    expect(activeIn('pdf', Buffer.from('obj/First/Filter stream\n'))).toEqual({
      active: 'unreadable',
      detail: 'stream',
    });
  });

  it('is refused where a stream begins within a packed one: by its length it may end sooner', () => {
    const within = packed(`1 0 ${SCRIPT}`);
    const short = Buffer.concat([
      Buffer.from('<</First 4/Filter/FlateDecode/Length 9>>\nstream\n'),
      deflateSync(Buffer.from('1')),
    ]);
    expect(activeIn('pdf', pdf(Buffer.concat([short, Buffer.from('\nendobj\n5 0 obj\n'), within])))).toEqual({
      active: 'unreadable',
      detail: 'stream',
    });
  });

  it('is refused where its streams unpack to more than a file may, counted over all of them', () => {
    const look = newLook();
    look.spend('unpacked', MOST.unpacked - 1_000);
    const content = repeated(3, stream(' '.repeat(400)));
    expect(activeIn('pdf', content, look)).toEqual({ active: 'unreadable', detail: 'ObjStm' });
    expect(look.spent.unpacked).toBeLessThanOrEqual(MOST.unpacked);
  });

  it('is refused where a part unpacks to more, or less, than the directory says, and no more is unpacked than it says', () => {
    for (const says of [10, 3_000_000]) {
      const look = newLook();
      const part = { ...deflated('r/.rels', `<r>${'<a/>'.repeat(500_000)}</r>`), says };
      expect(activeIn('docx', wordWith(part), look)).toEqual({ active: 'unreadable', detail: '' });
      expect(look.spent.unpacked).toBeLessThan(2_100_000);
      expect(look.spent.elements).toBeLessThan(10);
    }
    const nothing = { name: 'word/a.bin', bytes: deflateRawSync(Buffer.from(COMPOUND, 'latin1')), method: 8, says: 0 };
    expect(activeIn('docx', wordWith(nothing))).toMatchObject({ active: 'unreadable' });
    expect(activeIn('docx', wordWith({ ...nothing, bytes: deflateRawSync(Buffer.alloc(0)) }))).toBe(null);
  });

  it('is refused where a part hides what it begins with behind blocks of nothing', () => {
    const bytes = Buffer.concat([
      repeated(200, Buffer.from([0, 0, 0, 0xff, 0xff])),
      deflateRawSync(Buffer.from(COMPOUND, 'latin1')),
    ]);
    expect(activeIn('docx', wordWith({ name: 'word/a.bin', bytes, method: 8, says: 8 }))).toMatchObject({
      active: 'unreadable',
    });
  });

  it.each([
    ['elements over all parts', 'elements', parts(11, `<r>${'<a/>'.repeat(10_000)}</r>`)],
    ['attributes', 'elements', parts(1, `<r ${Array.from({ length: 100_001 }, (_, at) => `a${at}=""`).join(' ')}/>`)],
    ['XML over all parts', 'xml', parts(9, `<r>${' '.repeat(1_000_000)}</r>`)],
    ['parts over all documents within', 'parts', wordWith(...many(3, (at) => embedded(at, 3_500)))],
  ] as const)('is refused for too many %s', (_, detail, content) => {
    expect(activeIn('docx', content)).toEqual({ active: 'unreadable', detail });
  });

  it('is refused where documents within unpack to more than a file may', () => {
    const look = newLook();
    look.spend('unpacked', MOST.unpacked - 2_000);
    expect(activeIn('docx', wordWith(...many(3, (at) => embedded(at, 4))), look)).toMatchObject({
      active: 'unreadable',
    });
  });

  it('is refused where links to other workbooks can’t be read', () => {
    const link = override('xl/externalLinks/a.xml', 'vnd.openxmlformats-officedocument.spreadsheetml.externalLink+xml');
    expect(activeIn('docx', typed(link, 'xl/externalLinks/a.xml', '<externalLink><ddeLink'))).toMatchObject({
      active: 'unreadable',
    });
  });

  it('is refused where a type is read for each of its parts again', () => {
    const content = zipOf([
      deflated(
        '[Content_Types].xml',
        `<Types><Default Extension="bin" ContentType="${'x'.repeat(1_000_000)}"/></Types>`,
      ),
      ...many(70, (at) => ({ name: `word/${at}.bin` })),
    ]);
    expect(activeIn('docx', content)).toEqual({ active: 'unreadable', detail: 'looked' });
  });
});

function many<T>(count: number, of: (at: number) => T): T[] {
  return Array.from({ length: count }, (_, at) => of(at));
}

function repeated(count: number, bytes: Buffer): Buffer {
  return Buffer.concat(many(count, () => bytes));
}

/** A stream that says objects are packed in it. */
function stream(text: string): Buffer {
  return Buffer.concat([
    Buffer.from('obj/First/Filter stream\n'),
    deflateSync(Buffer.from(text)),
    Buffer.from('endstream '),
  ]);
}

function deflated(name: string, text: string) {
  const bytes = deflateRawSync(Buffer.from(text));
  return { name, bytes, method: 8, says: Buffer.byteLength(text) };
}

/** A Word document with so many parts of relationships. */
function parts(count: number, text: string): Buffer {
  return wordWith(...many(count, (at) => deflated(`r${at}/.rels`, text)));
}

/** A document within a document, with so many parts of nothing. */
function embedded(at: number, count: number) {
  return {
    name: `word/embeddings/${at}.docx`,
    bytes: wordWith(...many(count, (part) => ({ name: `word/${part}.txt` }))),
  };
}

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
