import { queryClient } from '../app/query-client.ts';
import { router } from '../app/router.ts';
import { readLanguage } from '../lib/intl/language.ts';
import type { WrittenPage } from './written-pages.ts';

type Written = Pick<WrittenPage, 'language' | 'path' | 'queries'>;

/**
 * Whether this page was written beforehand, in the person's language: then everything that its first drawing needs is
 * brought. In another language it is drawn anew.
 */
export async function takeOverWritten(): Promise<boolean> {
  const data = document.getElementById('written')?.textContent;
  if (data === undefined || data === null) return false;
  // Our own build wrote it.
  const { language, path, queries } = JSON.parse(data) as Written;
  if (language !== readLanguage() || path !== window.location.pathname) return false;
  for (const [key, found] of queries) queryClient.setQueryData(key, found);
  await router.load();
  return true;
}
