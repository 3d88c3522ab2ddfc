import { isLuhn } from './checksums.ts';
import type { MaskKind, MaskSpan } from './kinds.ts';

const RUN =
  /(?<![\p{L}\d_.,:-])(?:\+|00)?[ ]?\(?\d(?:[\d \u00a0().\-\u2010-\u2013/]{3,40})\d(?![\d])(?: ?(?:x|ext\.?) ?\d{1,6}(?!\d))?/giu;
const CARD_WORDS = /\b(?:card|cc|visa|mastercard|amex|karte|kreditkarte)\b/i;
const PHONE_WORDS =
  /(?:\b(?:phone|mobile|cell|call|called|calling|text|texted|tel|fax|desk|reach|ring|dial|whatsapp|number|telefon|handy|nummer|anruf|mobil)\b|☎|📞)[^.!?\n]{0,30}$|\bat $/i;
const DATE =
  /^(?:(?:19|20)\d\d[-/. ](?:0?[1-9]|1[0-2])[-/. ](?:0?[1-9]|[12]\d|3[01])|(?:0?[1-9]|[12]\d|3[01])[-/. ](?:0?[1-9]|[12]\d|3[01])[-/. ](?:19|20)?\d\d)(?: \d{1,2})?$/;
const YEARS = /^(?:19|20)\d\d ?[-–/ ] ?(?:19|20)?\d\d$/;

/** Cards, telephone numbers, and any other number that is long enough to belong to one person. */
export function findNumbers(text: string): MaskSpan[] {
  return [...text.matchAll(RUN)].flatMap((match) => {
    const found = trim(match[0], match.index);
    const kind = kindOf(found.text, text.slice(Math.max(0, found.start - 48), found.start));
    return kind === null ? [] : [{ start: found.start, end: found.start + found.text.length, kind }];
  });
}

function trim(found: string, index: number): { text: string; start: number } {
  const lead = /^[ ]*/.exec(found)?.[0].length ?? 0;
  return { text: found.slice(lead), start: index + lead };
}

function kindOf(found: string, before: string): MaskKind | null {
  const main = found.replace(/ ?(?:x|ext\.?) ?\d{1,6}$/i, '');
  const digits = main.replace(/\D/g, '');
  const isCard = digits.length >= 12 && digits.length <= 19 && !main.startsWith('+');
  if (isCard && (isLuhn(digits) || CARD_WORDS.test(before))) return 'card';
  if (/^\d{3}[- ]\d{2}[- ]\d{4}$/.test(main)) return 'id';
  if (DATE.test(main) || YEARS.test(main) || /^\d{1,3}\.\d{3}\.\d{3}$/.test(main)) return null;
  if (/^\d+$/.test(main) && !PHONE_WORDS.test(before)) return plainNumber(main);
  return isPhone({ main, digits, before }) ? 'phone' : null;
}

function plainNumber(digits: string): MaskKind | null {
  if (digits.length < 7) return null;
  return (digits.startsWith('0') && digits.length <= 13) || digits.length === 10 ? 'phone' : 'id';
}

function isPhone({ main, digits, before }: { main: string; digits: string; before: string }): boolean {
  if (digits.length < 6 || digits.length > 16) return digits.length > 16;
  if (/^(?:\+|00|\(|0)/.test(main) || PHONE_WORDS.test(before)) return digits.length >= 6;
  if (/^\d{1,2}(?: \d{1,2})+$/.test(main) || /^\d{1,3}\.\d{1,2}(?: |$)/.test(main)) return false;
  return digits.length >= 7 && main.replace(/\d/g, '').length <= 6;
}
