import { createMiddleware } from 'hono/factory';
import type { HttpEnv } from './types.ts';

export interface PageSources {
  /** Origins beside our own that pages may connect to: the identity provider. */
  connect: readonly string[];
  /** Origins that scripts may come from beside our own: Clerk's, when it is configured. */
  script: readonly string[];
  frame: readonly string[];
  image: readonly string[];
  /** Clerk's own components write style elements; ours do not. */
  inlineStyles: boolean;
}

/** The Content-Security-Policy of the web app: no inline script, nothing framed, nothing from elsewhere but what is named. */
export function pagePolicy({ connect, script, frame, image, inlineStyles }: PageSources): string {
  return [
    "default-src 'none'",
    // 'wasm-unsafe-eval' lets ONNX Runtime compile its WebAssembly, for the look at a photo on the device; no script text.
    ["script-src 'self' 'wasm-unsafe-eval'", ...script].join(' '),
    inlineStyles ? "style-src 'self' 'unsafe-inline'" : "style-src 'self'",
    ["img-src 'self' blob: data:", ...image].join(' '),
    "font-src 'self'",
    ["connect-src 'self'", ...connect].join(' '),
    "manifest-src 'self'",
    "worker-src 'self'",
    "media-src 'self' blob:",
    ["frame-src 'self'", ...frame].join(' '),
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** Swagger UI and ReDoc write style elements of their own; they are our files, and see no session. */
export const DOCS_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; " +
  "connect-src 'self'; worker-src 'self' blob:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const API_POLICY = "default-src 'none'; frame-ancestors 'none'";

const ALWAYS: Readonly<Record<string, string>> = {
  'Strict-Transport-Security': 'max-age=63072000; includeSubDomains; preload',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'Permissions-Policy': 'camera=(self), microphone=(self), geolocation=(), payment=(), usb=()',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
};

/** Sets every header that a response lacks; a page sets its own policy before. */
export const securityHeaders = createMiddleware<HttpEnv>(async (http, next) => {
  await next();
  if (http.res.status === 101) return;
  for (const name in ALWAYS) http.res.headers.set(name, ALWAYS[name] ?? '');
  if (!http.res.headers.has('Content-Security-Policy')) {
    http.res.headers.set('Content-Security-Policy', API_POLICY);
  }
  if (!http.res.headers.has('Cache-Control')) http.res.headers.set('Cache-Control', 'no-store');
});
