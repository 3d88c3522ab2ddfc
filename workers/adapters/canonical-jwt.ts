const THREE_PARTS = /^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+$/;

/** The characters that may end a part of each length (modulo 4): those whose unused low bits are zero. */
const LAST: Record<number, RegExp> = { 0: /./, 2: /[AQgw]/, 3: /[AEIMQUYcgkosw048]/ };

/**
 * Whether the text is a compact JWS in the one spelling that RFC 4648 §3.5 allows. Decoders also take padding, blanks and
 * stray low bits, so that many texts would pass as the same token.
 */
export function isCanonicalJwt(text: string): boolean {
  return (
    THREE_PARTS.test(text) &&
    text.split('.').every((part) => LAST[part.length % 4]?.test(part.slice(-1)) === true)
  );
}
