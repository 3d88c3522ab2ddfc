import { isIban } from './checksums.ts';
import type { MaskKind, MaskSpan } from './kinds.ts';
import { matchesIn, type Piece } from './pieces.ts';

const IBAN = /(?<![\p{L}\d])[a-z]{2}\d{2}(?: ?[a-z\d]{1,4}){3,9}(?![\p{L}\d])/giu;
const IPV4 = /(?<![\d.])(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?![\d]|\.\d)/g;
const IPV6 =
  /(?<![\p{L}\d:])(?:[\da-f]{1,4}:){1,7}(?::?[\da-f]{1,4}){1,7}(?![\p{L}\d:])|(?<![\p{L}\d:])::(?:[\da-f]{1,4}:){0,6}[\da-f]{1,4}(?![\p{L}\d:])/giu;
const MAC = /(?<![\p{L}\d:-])[\da-f]{2}(?:[:-][\da-f]{2}){5}(?![\p{L}\d:-])/giu;
const MIXED = /(?<![\p{L}\d_-])(?=[\p{L}-]{0,8}\d)[\p{L}\d]{1,24}(?:-[\p{L}\d]{1,24}){0,5}(?![\p{L}\d_])/gu;
const NAMED =
  /\b(?:passport|licen[cs]e|insurance|social security|ssn|nhs|medicare|policy|patient|member|customer|account|case|tax|student|employee|ausweis|reisepass|führerschein|steuer|versicherung|konto|kunden)[\p{L}' ]{0,20}(?: ?(?:number|no\.?|nr\.?|id|#|nummer))?[ :#]{0,3}(?:(?:is|was|ist|war)[ :]{1,2})?([\p{L}\d][\p{L}\d-]{4,24})/giu;
const SECRET =
  /\b(?:password|passwort|passcode|pin|token|api key|secret|kennwort)(?: (?:is|was|ist|war))?[ :=]{1,3}["'“]?([^\s"'“”]{3,200}[^\s"'“”.,;:?)])/giu;
const BORN =
  /\b(?:born(?: on)?|birthday(?: is)?(?: on)?|birth ?date|date of birth|dob|d\.o\.b\.|geboren(?: am)?|geburtsdatum|geburtstag)[ :,]{1,3}(?:(?:is|on|am|ist)[ :]{1,2})?(\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|\d{1,2}(?:\.|st|nd|rd|th)? (?:of )?\p{L}{3,9},? \d{2,4}|\p{L}{3,9} \d{1,2}(?:st|nd|rd|th)?,? \d{4})/giu;
const POSTCODE =
  /\b(?:zip|zip code|postcode|postal code|plz|postleitzahl)[ :]{1,3}(?:is |ist )?((?=[\p{L} ]{0,4}\d)[\p{L}\d]{2,6}(?:[ -][\p{L}\d]{2,4})?)(?![\p{L}\d])/giu;
const PLACE_ON_EARTH = /(?<![\d.])-?\d{1,2}\.\d{4,8}, ?-?\d{1,3}\.\d{4,8}(?!\d)/g;

// Looked for in small letters before the patterns, which are slow: each of their matches holds one of these.
const NAMED_WORDS =
  'passport licen insurance social ssn nhs medicare policy patient member customer account case tax student employee ausweis reisepass führerschein steuer versicherung konto kunden'.split(
    ' ',
  );
const SECRET_WORDS = [
  ...['password', 'passwort', 'passcode', 'token', 'api key', 'secret', 'kennwort'],
  ...['pin ', 'pin:', 'pin='],
];
const POSTCODE_WORDS = ['zip', 'post', 'plz'];
const BORN_WORDS = ['born', 'birth', 'dob', 'd.o.b.', 'geb'];
const LIKE_IBAN = /[a-z]{2}\d{2}/iu;

/**
 * Account numbers, addresses of machines, papers and secrets that are named as such, dates of birth, coordinates.
 *
 * @param pieces `markedPieces` of the text
 */
export function findIds(text: string, pieces: readonly Piece[]): MaskSpan[] {
  const everything = [{ text, start: 0 }];
  const folded = text.toLowerCase().replaceAll('ſ', 's');
  const names = (words: readonly string[]) => words.some((word) => folded.includes(word));
  const secrets = names(SECRET_WORDS)
    ? part(text, SECRET, 'id', (found) => /[\d\W_]/.test(found) && !found.startsWith('['))
    : [];
  if (!/\d/.test(text)) return [...ofOnePiece(pieces), ...secrets];
  const account = ({ text: found, start }: Piece) =>
    isAccount(found, text.slice(Math.max(0, start - 24), start));
  return [
    ...(LIKE_IBAN.test(text) ? whole(everything, IBAN, 'iban', account) : []),
    ...ofOnePiece(pieces),
    ...whole(everything, PLACE_ON_EARTH, 'address', () => true),
    ...(names(POSTCODE_WORDS) ? part(text, POSTCODE, 'address', () => true) : []),
    ...(names(NAMED_WORDS) ? part(text, NAMED, 'id', (found) => (found.match(/\d/g)?.length ?? 0) >= 4) : []),
    ...secrets,
    ...(names(BORN_WORDS) ? part(text, BORN, 'birthdate', () => true) : []),
  ];
}

function ofOnePiece(pieces: readonly Piece[]): MaskSpan[] {
  return [
    ...whole(pieces, IPV4, 'ip', () => true),
    ...whole(pieces, IPV6, 'ip', ({ text }) => isIpv6(text)),
    ...whole(pieces, MAC, 'id', () => true),
    ...whole(pieces, MIXED, 'id', ({ text }) => isMixedId(text)),
  ];
}

function whole(
  pieces: readonly Piece[],
  pattern: RegExp,
  kind: MaskKind,
  test: (found: Piece) => boolean,
): MaskSpan[] {
  return matchesIn(pieces, pattern)
    .filter(test)
    .map(({ text, start }) => ({ start, end: start + text.length, kind }));
}

function part(text: string, pattern: RegExp, kind: MaskKind, test: (found: string) => boolean): MaskSpan[] {
  return [...text.matchAll(pattern)].flatMap((match) => {
    const found = match[1] ?? '';
    const end = match.index + match[0].length;
    return test(found) ? [{ start: end - found.length, end, kind }] : [];
  });
}

function isAccount(found: string, before: string): boolean {
  const code = found.replaceAll(' ', '');
  return isIban(code) || (/iban/i.test(before) && /\d{6}/.test(code) && code.length >= 15);
}

function isIpv6(found: string): boolean {
  const groups = found.split(':');
  return found.includes('::') ? /[\da-f]/i.test(found) && groups.length >= 3 : groups.length === 8;
}

/** Letters and digits in one word, as papers, plates and bookings have them; not '10am', '2nd' or '5000mg'. */
function isMixedId(found: string): boolean {
  const digits = found.match(/\d/g)?.length ?? 0;
  const letters = found.match(/\p{L}/gu)?.length ?? 0;
  if (digits === 0 || letters === 0 || /^\d+\p{L}{1,12}$/u.test(found)) return false;
  return digits >= 5 || (digits >= 3 && letters >= 2 && found.length >= 7 && /^[A-Z\d-]+$/.test(found));
}
