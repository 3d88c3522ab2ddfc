import { API_VERSION } from './envelope.ts';
import { DOCS_POLICY } from './security-headers.ts';
import type { Api } from './types.ts';

const DOCUMENT = {
  openapi: '3.1.0',
  info: {
    title: 'Dayloom',
    version: API_VERSION,
    description:
      'One person’s day in one picture. Every answer is `{data, meta}`, every refusal `{error, meta}`. Dayloom is a wellness product and not a medical device.',
    license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
  },
  servers: [{ url: '/' }],
};

function page(title: string, head: string, body: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title>${head}</head><body>${body}</body></html>`;
}

const SWAGGER = page(
  'Dayloom API',
  '<link rel="stylesheet" href="/api-docs/swagger-ui.css">',
  '<div id="swagger-ui"></div><script src="/api-docs/swagger-ui-bundle.js"></script><script src="/api-docs/start-swagger.js"></script>',
);

const REDOC = page(
  'Dayloom API reference',
  '',
  '<redoc spec-url="/openapi.json"></redoc><script src="/api-docs/redoc.standalone.js"></script>',
);

/** `/openapi.json`, and Swagger UI and ReDoc over it, all from our own files. */
export function describeApi(app: Api): void {
  app.openAPIRegistry.registerComponent('securitySchemes', 'session', {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
    description: 'A session token of the identity provider.',
  });
  app.openAPIRegistry.registerComponent('securitySchemes', 'apiKey', {
    type: 'http',
    scheme: 'bearer',
    description: 'An API key that starts with `day_live_`.',
  });
  app.doc31('/openapi.json', DOCUMENT);
  app.get('/docs', (http) => {
    http.header('Content-Security-Policy', DOCS_POLICY);
    return http.html(SWAGGER);
  });
  app.get('/redoc', (http) => {
    http.header('Content-Security-Policy', DOCS_POLICY);
    return http.html(REDOC);
  });
}
