import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Plugin } from 'vite';

const require = createRequire(import.meta.url);

const START_SWAGGER =
  "window.SwaggerUIBundle({ url: '/openapi.json', dom_id: '#swagger-ui', deepLinking: true, tryItOutEnabled: false });\n";

const FILES: Readonly<Record<string, () => string | Buffer>> = {
  'api-docs/swagger-ui.css': () => readFileSync(require.resolve('swagger-ui-dist/swagger-ui.css')),
  'api-docs/swagger-ui-bundle.js': () =>
    readFileSync(require.resolve('swagger-ui-dist/swagger-ui-bundle.js')),
  'api-docs/redoc.standalone.js': () => readFileSync(require.resolve('redoc/bundles/redoc.standalone.js')),
  'api-docs/start-swagger.js': () => START_SWAGGER,
};

/** Swagger UI and ReDoc from their packages, beside the app: the API's documentation loads nothing from elsewhere. */
export function apiDocs(): Plugin {
  return {
    name: 'dayloom-api-docs',
    generateBundle() {
      for (const [fileName, read] of Object.entries(FILES))
        this.emitFile({ type: 'asset', fileName, source: read() });
    },
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const read = FILES[(request.url ?? '').slice(1)];
        if (read === undefined) return next();
        response.setHeader('Content-Type', request.url?.endsWith('.css') ? 'text/css' : 'text/javascript');
        response.end(read());
      });
    },
  };
}
