import { escapeHtml } from './mail-body.ts';
import type { Language } from './prompt-texts.ts';

export type StopState = 'ask' | 'stopped' | 'invalid';

const WORDS: Readonly<Record<Language, Record<StopState, { title: string; text: string }>>> = {
  en: {
    ask: {
      title: 'No more weekly mail?',
      text: 'One tap ends it. You can turn it on again in the settings.',
    },
    stopped: { title: 'No more weekly mail', text: 'You can turn it on again in the settings.' },
    invalid: {
      title: 'This link does not work',
      text: 'It is not one of ours, or too old. You can end the weekly mail in the settings.',
    },
  },
  de: {
    ask: {
      title: 'Keine Wochenmail mehr?',
      text: 'Ein Tipp beendet sie. In den Einstellungen kannst du sie wieder einschalten.',
    },
    stopped: {
      title: 'Die Wochenmail ist abbestellt',
      text: 'In den Einstellungen kannst du sie wieder einschalten.',
    },
    invalid: {
      title: 'Dieser Link gilt nicht',
      text: 'Er ist nicht von uns oder zu alt. In den Einstellungen kannst du die Wochenmail beenden.',
    },
  },
};
const BUTTON = { en: 'Stop the weekly mail', de: 'Wochenmail abbestellen' } as const;
const SETTINGS = { en: 'To the settings', de: 'Zu den Einstellungen' } as const;

/** In the colours of the app, whose style sheet has another name with every release. */
const STYLE = `:root{color-scheme:light dark}body{margin:0;min-height:100dvh;display:grid;place-items:center;
background:#f6f3ec;color:#262029;font:17px/1.5 system-ui,sans-serif}main{max-width:26rem;padding:24px}
h1{font-size:1.5rem;line-height:1.25;margin:0 0 .5rem}p{margin:0 0 1.25rem}.name{color:#8c1d56;font-weight:600;margin:0 0 .5rem}
button{font:inherit;font-weight:600;color:#fffaf4;background:#8c1d56;border:0;border-radius:12px;min-height:44px;padding:10px 18px}
a{color:#8c1d56}@media(prefers-color-scheme:dark){body{background:#151119;color:#f3edf2}.name,a{color:#f29ac2}
button{color:#33081f;background:#f29ac2}}`;

/** The page of the link in a weekly mail: it asks, since mail programs open links by themselves. @param nonce of its one style */
export function stopPage(
  state: StopState,
  { language, nonce, token }: { language: Language; nonce: string; token: string },
): string {
  const { title, text } = WORDS[language][state];
  const action =
    state === 'ask'
      ? `<form method="post" action="?token=${escapeHtml(encodeURIComponent(token))}"><button>${BUTTON[language]}</button></form>`
      : `<a href="/settings/notifications">${SETTINGS[language]}</a>`;
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${title}, Dayloom</title><style nonce="${nonce}">${STYLE}</style></head>
<body><main><p class="name">Dayloom</p><h1>${title}</h1><p>${text}</p>${action}</main></body></html>`;
}
