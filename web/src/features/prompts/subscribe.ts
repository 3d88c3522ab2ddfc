import type { NewPushDevice } from '#workers/features/prompts/schemas.ts';

export type PushSupport = 'ready' | 'blocked' | 'home-screen-first' | 'unsupported';

/** What this browser can do, without asking the person anything. */
export function pushSupport(): PushSupport {
  const isApple = /iPhone|iPad/.test(navigator.userAgent);
  if (!('serviceWorker' in navigator) || !('PushManager' in window) || !('Notification' in window)) {
    return isApple ? 'home-screen-first' : 'unsupported';
  }
  return Notification.permission === 'denied' ? 'blocked' : 'ready';
}

function bytesOf(base64Url: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64Url.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

function firstOf(names: readonly (readonly [RegExp, string])[], fallback: string): string {
  return names.find(([pattern]) => pattern.test(navigator.userAgent))?.[1] ?? fallback;
}

export function browserName(): string {
  const browsers = [
    [/Edg\//, 'Edge'],
    [/Firefox|FxiOS/, 'Firefox'],
    [/Chrome|CriOS/, 'Chrome'],
    [/Safari/, 'Safari'],
  ] as const;
  return firstOf(browsers, 'Browser');
}

export function systemName(): string {
  const systems = [
    [/Android/, 'Android'],
    [/iPhone/, 'iPhone'],
    [/iPad/, 'iPad'],
    [/Windows/, 'Windows'],
    [/Mac/, 'macOS'],
  ] as const;
  return firstOf(systems, 'Linux');
}

/** Without a network a browser asks its push service for ever. */
const PATIENCE_MS = 20_000;

/**
 * Asks for permission, which a tap must have come before, and subscribes. Null when the person said no. Rejects when the
 * browser's push service cannot be reached.
 */
export async function subscribe(publicKey: string, label: string): Promise<NewPushDevice | null> {
  if ((await Notification.requestPermission()) !== 'granted') return null;
  const registration = await navigator.serviceWorker.ready;
  const subscription = await Promise.race([
    registration.pushManager.subscribe({
      userVisibleOnly: true,
      applicationServerKey: bytesOf(publicKey),
    }),
    new Promise<never>((_, reject) => setTimeout(() => reject(new Error('no push service')), PATIENCE_MS)),
  ]);
  const { endpoint, keys } = subscription.toJSON();
  if (endpoint === undefined || keys?.p256dh === undefined || keys.auth === undefined) return null;
  return { endpoint, keys: { p256dh: keys.p256dh, auth: keys.auth }, label };
}
