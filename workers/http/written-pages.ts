const WRITTEN = /^\/(?:archetypes(?:\/[a-z-]+)?)?$/;
const LANGUAGES = ['en', 'de'] as const;

/** How long a page that is the same for everybody may be kept; the start page leads on, and is asked for anew. */
const AN_HOUR = 'public, max-age=3600';

export interface WrittenPageRequest {
  /** Where its file lies. */
  request: Request;
  cacheControl: string;
}

/** The page that the web app's build wrote for an address, in the language that the browser asks for; null for all others. */
export function writtenPage(request: Request): WrittenPageRequest | null {
  const { pathname } = new URL(request.url);
  if (!WRITTEN.test(pathname)) return null;
  const file = pathname === '/' ? '/welcome' : pathname;
  const language = preferredLanguage(request.headers.get('accept-language') ?? '');
  const { method, headers } = request;
  return {
    request: new Request(new URL(`/written/${language}${file}`, request.url), { method, headers }),
    cacheControl: pathname === '/' ? 'no-cache' : AN_HOUR,
  };
}

/** The first of our languages by the weights of an `Accept-Language` header (RFC 9110, 12.5.4); English without one. */
export function preferredLanguage(accepted: string): (typeof LANGUAGES)[number] {
  const wanted = accepted
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
      const weight = parameters
        .find((parameter) => parameter.trim().startsWith('q='))
        ?.trim()
        .slice(2);
      return { language: tag.split('-')[0], weight: weight === undefined ? 1 : Number(weight) };
    })
    .filter(({ weight }) => weight > 0)
    .sort((one, other) => other.weight - one.weight);
  for (const { language } of wanted) {
    const known = LANGUAGES.find((one) => one === language);
    if (known !== undefined) return known;
  }
  return 'en';
}
