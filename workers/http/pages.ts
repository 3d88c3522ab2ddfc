import { AppError } from '#workers/kernel/errors.ts';
import type { Api } from './types.ts';
import { writtenPage } from './written-pages.ts';

export interface Pages {
  /** Fetches a built file of the web app; 404 when there is none. */
  fetch(request: Request): Promise<Response>;
  /** The Content-Security-Policy of pages. */
  policy: string;
}

const API_PATH = /^\/(api|jobs|health|metrics|openapi\.json)(\/|$)/;

/** Whatever no route took: a file of the web app, else the app itself for a person's navigation, else a refusal. */
export function servePages(app: Api, pages: Pages): void {
  app.notFound(async (http) => {
    const { method, path } = http.req;
    http.set('routePath', 'page');
    if ((method !== 'GET' && method !== 'HEAD') || API_PATH.test(path)) throw new AppError('DAY-REQ-1005');
    const written = writtenPage(http.req.raw);
    const page = written === null ? null : await pages.fetch(written.request);
    const isWritten = page !== null && page.status !== 404;
    const found = isWritten ? page : await fileOrShell(pages, http.req.raw);
    if (found.status === 404) throw new AppError('DAY-REQ-1005');
    const response = new Response(found.body, found);
    // A service worker lives under the policy of its own script, so files get it as well.
    response.headers.set('Content-Security-Policy', pages.policy);
    if (isWritten) {
      response.headers.set('Cache-Control', written?.cacheControl ?? 'no-cache');
      response.headers.append('Vary', 'Accept-Language');
    } else if (response.headers.get('content-type')?.startsWith('text/html')) {
      response.headers.set('Cache-Control', 'no-cache');
    }
    return response;
  });
}

async function fileOrShell(pages: Pages, request: Request): Promise<Response> {
  // The service worker keeps the app itself under this name; the assets would lead it on to the start page.
  if (new URL(request.url).pathname === '/index.html') return pages.fetch(appShell(request));
  const file = await pages.fetch(request);
  const isNavigation = request.headers.get('accept')?.includes('text/html') ?? false;
  return file.status === 404 && isNavigation ? pages.fetch(appShell(request)) : file;
}

function appShell(request: Request): Request {
  return new Request(new URL('/', request.url), { method: request.method, headers: request.headers });
}
