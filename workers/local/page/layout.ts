import { html, raw } from 'hono/html';

type Html = ReturnType<typeof html>;

const STYLE = `
:root { color-scheme: light dark; --ink: light-dark(#1d2a26, #e6ece9); --soft: light-dark(#5b6b65, #9fb0a9);
  --ground: light-dark(#f7f8f6, #111714); --card: light-dark(#fff, #1a221e); --line: light-dark(#dde3df, #2b3630);
  --good: light-dark(#1c7a4a, #64c894); --bad: light-dark(#b3261e, #ff9a8f); }
* { box-sizing: border-box }
body { margin: 0 auto; max-width: 60rem; padding: 1rem; background: var(--ground); color: var(--ink);
  font: 1rem/1.5 system-ui, sans-serif }
h1 { font-size: 1.4rem; margin: .5rem 0 0 } h2 { font-size: 1.05rem; margin: 2rem 0 .5rem }
p { margin: .25rem 0; color: var(--soft) } a { color: inherit }
nav { display: flex; flex-wrap: wrap; gap: .25rem 1rem; margin: .75rem 0 }
.card { background: var(--card); border: 1px solid var(--line); border-radius: .5rem; overflow-x: auto }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums }
th, td { text-align: left; vertical-align: top; padding: .4rem .75rem; border-top: 1px solid var(--line);
  overflow-wrap: anywhere }
tr.titles > * { border-top: 0 } th { color: var(--soft); font-weight: 500 }
td.short, th.short { white-space: nowrap; overflow-wrap: normal }
.good { color: var(--good) } .bad { color: var(--bad) } .empty { padding: .75rem; margin: 0 }
@media (max-width: 40rem) {
  tr.titles { display: none } tr { display: block; padding: .5rem 0; border-top: 1px solid var(--line) }
  tr.titles + tr { border-top: 0 }
  td { display: grid; grid-template-columns: 6rem 1fr; border: 0; padding: .15rem .75rem }
  td::before { content: attr(data-title); color: var(--soft) } td:empty { display: none }
}
.bar { display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; margin: .5rem 0 }
form { display: inline-flex; flex-wrap: wrap; gap: .5rem; align-items: center; margin: .25rem 0 }
button, select { font: inherit; color: inherit; background: var(--card); border: 1px solid var(--line);
  border-radius: .4rem; padding: .25rem .75rem; min-height: 2.25rem }
iframe { width: 100%; min-height: 60vh; border: 1px solid var(--line); border-radius: .5rem; background: #fff }
pre { white-space: pre-wrap; overflow-wrap: anywhere }`;

export interface Column<T> {
  title: string;
  /** Kept on one line. */
  short?: boolean;
  cell(row: T): Html | string | number | null;
}

export function page(title: string, nonce: string, body: Html): Html {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <style nonce="${nonce}">
          ${raw(STYLE)}
        </style>
      </head>
      <body>
        ${body}
      </body>
    </html>`;
}

/** A table, or a sentence in its place when there is nothing to list, or when the part did not answer. */
export function list<T>(rows: readonly T[] | null, columns: readonly Column<T>[], empty: string): Html {
  if (rows === null)
    return html`<div class="card"><p class="empty">This part does not run here, or does not answer.</p></div>`;
  if (rows.length === 0) return html`<div class="card"><p class="empty">${empty}</p></div>`;
  const mark = ({ short }: Column<T>) => (short ? 'short' : '');
  return html`<div class="card" tabindex="0">
    <table>
      <tr class="titles">
        ${columns.map((column) => html`<th scope="col" class="${mark(column)}">${column.title}</th>`)}
      </tr>
      ${rows.map(
        (row) => html`<tr>
          ${columns.map((column) => html`<td class="${mark(column)}" data-title="${column.title}">${column.cell(row) ?? ''}</td>`)}
        </tr>`,
      )}
    </table>
  </div>`;
}

export function time(at: string | number): Html {
  const iso = new Date(at).toISOString();
  return html`<time datetime="${iso}">${iso.slice(5, 16).replace('T', ' ')}</time>`;
}
