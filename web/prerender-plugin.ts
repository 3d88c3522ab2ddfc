import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import react from '@vitejs/plugin-react';
import { build, type Plugin, type ResolvedConfig } from 'vite';
import { compiledTexts } from './texts-plugin.ts';

interface Entry {
  writePages(shell: string): Promise<{ file: string; text: string }[]>;
}

/** Writes the pages that are the same for everybody, once the app is built: they are there before any script has come. */
export function prerender(): Plugin {
  let config: ResolvedConfig;
  return {
    name: 'dayloom-prerender',
    apply: 'build',
    configResolved(resolved) {
      config = resolved;
    },
    closeBundle: {
      sequential: true,
      async handler() {
        const dist = path.resolve(config.root, config.build.outDir);
        const folder = mkdtempSync(path.join(os.tmpdir(), 'dayloom-prerender-'));
        try {
          await buildEntry(config, folder);
          const entry = (await import(pathToFileURL(path.join(folder, 'entry.mjs')).href)) as Entry;
          const shell = readFileSync(path.join(dist, 'index.html'), 'utf8');
          for (const { file, text } of await entry.writePages(shell)) {
            mkdirSync(path.dirname(path.join(dist, file)), { recursive: true });
            writeFileSync(path.join(dist, file), text);
          }
        } finally {
          rmSync(folder, { recursive: true });
        }
      },
    },
  };
}

async function buildEntry({ root, define, logLevel }: ResolvedConfig, outDir: string): Promise<void> {
  await build({
    root,
    configFile: false,
    logLevel: logLevel === 'info' ? 'warn' : (logLevel ?? 'warn'),
    define: { ...define },
    plugins: [react(), compiledTexts()],
    resolve: {
      // The router draws on a server otherwise than in a browser; what is written here, a browser takes over.
      alias: { '@tanstack/router-core/isServer': routerModule('isServer/development.js') },
    },
    ssr: { noExternal: true },
    publicDir: false,
    build: {
      ssr: 'src/prerender/entry.tsx',
      outDir,
      emptyOutDir: true,
      target: 'es2023',
      minify: false,
      rollupOptions: { output: { entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' } },
    },
  });
}

function routerModule(file: string): string {
  return path.join(import.meta.dirname, '../node_modules/@tanstack/router-core/dist/esm', file);
}
