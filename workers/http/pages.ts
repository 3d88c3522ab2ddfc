import { AppError } from '#workers/kernel/errors.ts';
import type { Api } from './types.ts';

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
    const file = await pages.fetch(http.req.raw);
    const isNavigation = http.req.header('accept')?.includes('text/html') ?? false;
    const found = file.status === 404 && isNavigation ? await pages.fetch(appShell(http.req.raw)) : file;
    if (found.status === 404) throw new AppError('DAY-REQ-1005');
    const response = new Response(found.body, found);
    // A service worker lives under the policy of its own script, so files get it as well.
    response.headers.set('Content-Security-Policy', pages.policy);
    if (response.headers.get('content-type')?.startsWith('text/html'))
      response.headers.set('Cache-Control', 'no-cache');
    return response;
  });
}

function appShell(request: Request): Request {
  return new Request(new URL('/', request.url), { method: request.method, headers: request.headers });
}
