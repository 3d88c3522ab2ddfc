import { isIban } from './checksums.ts';
import type { MaskKind, MaskSpan } from './kinds.ts';

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

/** Account numbers, addresses of machines, papers and secrets that are named as such, dates of birth, coordinates. */
export function findIds(text: string): MaskSpan[] {
  return [
    ...whole(text, IBAN, 'iban', isAccount),
    ...whole(text, IPV4, 'ip', () => true),
    ...whole(text, IPV6, 'ip', isIpv6),
    ...whole(text, MAC, 'id', () => true),
    ...whole(text, MIXED, 'id', isMixedId),
    ...whole(text, PLACE_ON_EARTH, 'address', () => true),
    ...part(text, POSTCODE, 'address', () => true),
    ...part(text, NAMED, 'id', (found) => (found.match(/\d/g)?.length ?? 0) >= 4),
    ...part(text, SECRET, 'id', (found) => /[\d\W_]/.test(found) && !found.startsWith('[')),
    ...part(text, BORN, 'birthdate', () => true),
  ];
}

type Test = (found: string, before: string) => boolean;

function whole(text: string, pattern: RegExp, kind: MaskKind, test: Test): MaskSpan[] {
  return [...text.matchAll(pattern)]
    .filter((match) => test(match[0], text.slice(Math.max(0, match.index - 24), match.index)))
    .map((match) => ({ start: match.index, end: match.index + match[0].length, kind }));
}

function part(text: string, pattern: RegExp, kind: MaskKind, test: Test): MaskSpan[] {
  return [...text.matchAll(pattern)].flatMap((match) => {
    const found = match[1] ?? '';
    const end = match.index + match[0].length;
    return test(found, '') ? [{ start: end - found.length, end, kind }] : [];
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
