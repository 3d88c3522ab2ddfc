import type { Language, MailText } from './prompt-texts.ts';

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ESCAPES[character] ?? character);
}

const STOP: Readonly<Record<Language, string>> = {
  en: 'Do not send me this mail any more',
  de: 'Diese Mail nicht mehr schicken',
};

/** A mail as text and as HTML without pictures, scripts or anything that is fetched: opening it tells nobody. */
export function mailBody(
  { subject, lines, button }: MailText,
  { url, language, unsubscribe }: { url: string; language: Language; unsubscribe: string | null },
): { text: string; html: string } {
  const stop = STOP[language];
  const text = [
    ...lines,
    '',
    `${button}: ${url}`,
    ...(unsubscribe === null ? [] : ['', `${stop}: ${unsubscribe}`]),
  ];
  const paragraphs = lines.map((line) => `<p style="margin:0 0 12px">${escapeHtml(line)}</p>`).join('');
  const link = `<p style="margin:24px 0 0"><a href="${escapeHtml(url)}" style="display:inline-block;background:#8c1d56;color:#fffaf4;font-weight:600;text-decoration:none;padding:10px 18px;border-radius:10px">${escapeHtml(button)}</a></p>`;
  const end =
    unsubscribe === null
      ? ''
      : `<p style="margin:32px 0 0;font-size:13px"><a href="${escapeHtml(unsubscribe)}" style="color:#574f5c">${escapeHtml(stop)}</a></p>`;
  const heading = `<p style="margin:0 0 4px;color:#8c1d56;font-weight:600">Dayloom</p><h1 style="margin:0 0 16px;font-size:22px;line-height:1.3">${escapeHtml(subject)}</h1>`;
  const html = `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"></head><body style="margin:0;background:#f6f3ec;padding:24px 16px;font:16px/1.5 system-ui,sans-serif;color:#262029"><div style="max-width:32rem;margin:0 auto;background:#fffdf8;border-radius:14px;padding:24px">${heading}${paragraphs}${link}${end}</div></body></html>`;
  return { text: text.join('\n'), html };
}
