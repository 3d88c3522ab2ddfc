/** A text that says something. */
export const textOf = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);

/** Only a path of our own: a redirect never leads off the site. */
export function ownPath(value: unknown): string | undefined {
  const path = textOf(value);
  return path?.startsWith('/') && !path.startsWith('//') ? path : undefined;
}
