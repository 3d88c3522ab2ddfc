import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { apiDocs } from './api-docs-plugin.ts';
import { firstFiles } from './first-files.ts';
import { prerender } from './prerender-plugin.ts';
import { compiledTexts } from './texts-plugin.ts';

const worker = process.env.DAYLOOM_WORKER_URL ?? 'http://127.0.0.1:8787';
const port = Number(process.env.DAYLOOM_VITE_PORT ?? '8796');

/** Paths that the Worker answers itself: never the app's shell, never from the service worker's cache. */
const WORKER_PATHS = ['/api', '/docs', '/redoc', '/openapi.json', '/health'];

export default defineConfig({
  root: import.meta.dirname,
  define: {
    /** 'local' or 'clerk': which of the two sign-ins is built in. The other one is not in the bundle. */
    'import.meta.env.VITE_AUTH': JSON.stringify(process.env.VITE_AUTH === 'local' ? 'local' : 'clerk'),
  },
  plugins: [
    react(),
    tailwindcss(),
    compiledTexts(),
    apiDocs(),
    prerender(),
    VitePWA({
      registerType: 'autoUpdate',
      injectRegister: null,
      includeAssets: ['icon.svg', 'theme.js', 'fonts/*.woff2'],
      manifest: {
        id: '/',
        name: 'Dayloom',
        short_name: 'Dayloom',
        description: 'Weaves your day into one picture.',
        start_url: '/today',
        scope: '/',
        display: 'standalone',
        background_color: '#f6f3ec',
        theme_color: '#f6f3ec',
        icons: [
          { src: '/icon-192.png', sizes: '192x192', type: 'image/png' },
          { src: '/icon-512.png', sizes: '512x512', type: 'image/png' },
          { src: '/icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
          { src: '/icon.svg', sizes: 'any', type: 'image/svg+xml' },
        ],
        shortcuts: [{ name: 'Photograph a meal', url: '/meals/new' }],
      },
      workbox: {
        importScripts: ['/push-worker.js'],
        globIgnores: ['api-docs/**', 'written/**', 'push-worker.js'],
        globPatterns: ['**/*.{js,css,html,svg,woff2}'],
        navigateFallback: '/index.html',
        navigateFallbackDenylist: [...WORKER_PATHS, '/metrics', '/__local', '/jobs'].map(
          (path) => new RegExp(`^${path.replaceAll('.', '\\.')}(/|\\?|$)`),
        ),
        // Fetched when a meal is first photographed, and kept: 14 MB of runtime are not for everybody's first visit.
        runtimeCaching: [
          {
            urlPattern: /\/assets\/[\w.-]+\.(?:wasm|onnx)$/,
            handler: 'CacheFirst',
            options: { cacheName: 'first-look', expiration: { maxEntries: 4 } },
          },
        ],
        cleanupOutdatedCaches: true,
      },
    }),
  ],
  server: {
    host: '127.0.0.1',
    port,
    strictPort: true,
    proxy: Object.fromEntries(WORKER_PATHS.map((path) => [path, { target: worker, ws: path === '/api' }])),
  },
  assetsInclude: ['**/*.onnx'],
  worker: { format: 'es' },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2023',
    /** An inlined asset would be a data: URL, which the page's policy refuses for fonts and scripts. */
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'vendor', test: /node_modules\/(?:react|react-dom|scheduler|use-sync-external-store)\// },
            {
              name: 'framework',
              test: /node_modules\/@tanstack\//,
            },
            { name: firstFiles() },
            { name: 'icons', test: /node_modules\/lucide-react\// },
          ],
        },
      },
    },
  },
});
