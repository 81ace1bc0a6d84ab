const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

const STYLE = `
  :root { color-scheme: light dark; font-family: system-ui, "Noto Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif; }
  body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: Canvas; color: CanvasText; }
  main { width: min(36rem, calc(100vw - 3rem)); padding: 2rem 0; }
  h1 { font-size: 1.25rem; margin: 0 0 .5rem; }
  p { line-height: 1.6; margin: 0 0 1rem; }
  .note { border-left: 4px solid #d48806; padding: .25rem .75rem; }
  ul { list-style: none; padding: 0; margin: 0; display: grid; gap: .5rem; }
  button { width: 100%; text-align: left; font: inherit; padding: .6rem .9rem; border: 1px solid GrayText; border-radius: 6px;
           background: Field; color: FieldText; cursor: pointer; }
  button:hover, button:focus-visible { border-color: #1677ff; outline: 2px solid #1677ff; outline-offset: 1px; }
  small { opacity: .75; margin-left: .5rem; }
  a { color: LinkText; }`;

/** A whole page without scripts. `title` is text; `body` is HTML whose texts the caller has escaped. */
export function page(title: string, body: string): string {
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escapeHtml(title)} · 政云</title><style>${STYLE}</style></head><body><main>${body}</main></body></html>`;
}
