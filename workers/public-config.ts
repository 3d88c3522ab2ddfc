import type { Variables } from './env.ts';
import type { PublicConfig } from './features/account/schemas.ts';
import type { PageSources } from './http/security-headers.ts';

/** What pages are told, and what they may therefore talk to. */
export function publicConfigOf(set: Variables): { public: PublicConfig; pageSources: PageSources } {
  if (set.AUTH_LOCAL_URL !== undefined) {
    return {
      public: { auth: { provider: 'local', url: set.AUTH_LOCAL_URL }, version: set.RELEASE },
      pageSources: {
        connect: [new URL(set.AUTH_LOCAL_URL).origin],
        script: [],
        frame: [],
        image: [],
        inlineStyles: false,
      },
    };
  }
  const clerk = new URL(set.CLERK_ISSUER).origin;
  return {
    public: { auth: { provider: 'clerk', publishableKey: set.CLERK_PUBLISHABLE_KEY }, version: set.RELEASE },
    pageSources: {
      connect: [clerk],
      script: [clerk, 'https://challenges.cloudflare.com'],
      frame: ['https://challenges.cloudflare.com'],
      image: ['https://img.clerk.com'],
      inlineStyles: true,
    },
  };
}
