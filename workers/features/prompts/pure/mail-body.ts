import type { Language, MailText } from './prompt-texts.ts';

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ESCAPES[character] ?? character);
}

const STOP: Readonly<Record<Language, string>> = {
  en: 'Do not send me this mail any more',
  de: 'Diese Mail nicht mehr schicken',
};

/** A mail as text and as HTML without pictures, scripts or anything that is fetched: opening it tells nobody. */
export function mailBody(
  { lines, button }: MailText,
  { url, language, unsubscribe }: { url: string; language: Language; unsubscribe: string | null },
): { text: string; html: string } {
  const stop = STOP[language];
  const text = [
    ...lines,
    '',
    `${button}: ${url}`,
    ...(unsubscribe === null ? [] : ['', `${stop}: ${unsubscribe}`]),
  ];
  const paragraphs = lines.map((line) => `<p style="margin:0 0 16px">${escapeHtml(line)}</p>`).join('');
  const link = `<p><a href="${escapeHtml(url)}" style="color:#8a3b12;font-weight:600">${escapeHtml(button)}</a></p>`;
  const end =
    unsubscribe === null
      ? ''
      : `<p style="margin-top:32px;font-size:13px"><a href="${escapeHtml(unsubscribe)}" style="color:#6b6459">${escapeHtml(stop)}</a></p>`;
  const html = `<!doctype html><html lang="${language}"><body style="font:16px/1.5 system-ui,sans-serif;color:#26221c;max-width:32rem;margin:24px auto;padding:0 16px">${paragraphs}${link}${end}</body></html>`;
  return { text: text.join('\n'), html };
}
