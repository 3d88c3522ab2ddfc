import {
  isArgumentElement,
  isLiteralElement,
  isNumberElement,
  isPluralElement,
  isPoundElement,
  type MessageFormatElement,
  parse,
} from '@formatjs/icu-messageformat-parser';
import type { Message, Part } from './message.ts';

/**
 * A text in ICU's MessageFormat as the app ships it, so that no parser has to be. Throws on a text that cannot be read,
 * and on what no text of ours uses yet: dates, choices, tags, number styles, plurals with an offset.
 */
export function compileText(text: string): Message {
  return messageOf(parse(text, { ignoreTag: true }));
}

function messageOf(elements: readonly MessageFormatElement[]): Message {
  const parts = elements.map(partOf);
  if (parts.every((part) => typeof part === 'string')) return parts.join('');
  return parts;
}

function partOf(element: MessageFormatElement): Part {
  if (isLiteralElement(element)) return element.value;
  if (isPoundElement(element)) return 0;
  if (isArgumentElement(element)) return [element.value];
  if (isNumberElement(element) && !element.style) return [element.value, 0];
  if (isPluralElement(element) && element.offset === 0 && element.pluralType === 'cardinal') {
    const forms = Object.entries(element.options).map(
      ([form, { value }]) => [form, messageOf(value)] as const,
    );
    return [element.value, Object.fromEntries(forms)];
  }
  throw new Error(`no text of ours takes this: ${JSON.stringify(element)}`);
}
