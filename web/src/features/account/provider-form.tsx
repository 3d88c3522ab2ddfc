import { useEffect, useRef } from 'react';
import { useAuth } from '../../lib/auth/auth-provider.tsx';

/** The place where an identity provider draws its own form. */
export function ProviderForm({ kind }: { kind: 'sign-in' | 'sign-up' }) {
  const { mount } = useAuth();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => (place.current === null ? undefined : mount?.(kind, place.current)), [kind, mount]);
  return <div ref={place} className="grid min-h-72 justify-items-center" />;
}
