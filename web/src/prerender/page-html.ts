import type { WrittenPage } from './written-pages.ts';

const escapeText = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** The app's own scripts; nothing on a written page waits for them, so they come last and after its style and fonts. */
const SCRIPTS = /(?:\s*<script type="module"[^>]*><\/script>|\s*<link rel="modulepreload"[^>]*>)+/;

/** The shell with a page in it, and what the page's screen would have asked for as data that no browser runs. */
export function pageHtml(
  shell: string,
  page: WrittenPage,
  { body, needsScript }: { body: string; needsScript: string },
): string {
  const scripts = (SCRIPTS.exec(shell)?.[0] ?? '').replaceAll(
    ' crossorigin',
    ' fetchpriority="low" crossorigin',
  );
  const { language, path, title, description, queries } = page;
  const data = JSON.stringify({ language, path, queries }).replaceAll('<', '\\u003c');
  const changes: [from: RegExp, to: string][] = [
    [/<html lang="[^"]*"/, `<html lang="${language}"`],
    [/<title>[^<]*<\/title>/, `<title>${escapeText(`${title} · Dayloom`)}</title>`],
    [/(<meta name="description" content=)"[^"]*"/, `$1"${escapeText(description)}"`],
    [
      /<div id="root"><\/div>/,
      `<div id="root">${body}</div><script type="application/json" id="written">${data}</script>${scripts}`,
    ],
    [SCRIPTS, ''],
    [/(<noscript><p[^>]*>)[^<]*/, `$1${escapeText(needsScript)}`],
  ];
  return changes.reduce((html, [from, to]) => {
    if (!from.test(html)) throw new Error(`index.html has nothing like ${from}`);
    return html.replace(from, (_, kept: unknown) => to.replace('$1', typeof kept === 'string' ? kept : ''));
  }, shell);
}
