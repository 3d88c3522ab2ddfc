import { createMemoryHistory, createRouter } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { renderToString } from 'react-dom/server';
import { App } from '../app/app.tsx';
import { queryClient } from '../app/query-client.ts';
import { router as ownRouter } from '../app/router.ts';
import { AREAS } from '../lib/intl/areas.ts';
import { LANGUAGES } from '../lib/intl/language.ts';
import { holdLanguage, wantTexts } from '../lib/intl/texts.ts';
import { pageHtml } from './page-html.ts';
import { type WrittenPage, writtenPages } from './written-pages.ts';

/**
 * Every page that is written beforehand: its file from the folder of the build, and its text.
 * @param shell the app's index.html as it was built
 */
export async function writePages(shell: string): Promise<{ file: string; text: string }[]> {
  const written: { file: string; text: string }[] = [];
  for (const language of LANGUAGES) {
    const { 'shell.needsScript': needsScript } = await AREAS.core[language]();
    for (const page of await writtenPages(language)) {
      const text = pageHtml(shell, page, { body: await bodyOf(page), needsScript });
      written.push({ file: `written/${language}/${page.file}.html`, text });
    }
  }
  return written;
}

/** Drawn as a browser draws it first, so that the browser can take it over as it stands. */
async function bodyOf(page: WrittenPage): Promise<string> {
  holdLanguage(page.language);
  for (const [key, data] of page.queries) queryClient.setQueryData(key, data);
  const router = createRouter({
    ...ownRouter.options,
    isServer: false,
    scrollRestoration: false,
    origin: 'http://127.0.0.1',
    history: createMemoryHistory({ initialEntries: [page.path] }),
  });
  await router.load();
  await wantTexts([]);
  return renderToString(
    <StrictMode>
      <App router={router} />
    </StrictMode>,
  );
}
