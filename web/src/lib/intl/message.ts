import { numberFormat, pluralRules } from './formats.ts';

/** A text as the build leaves it (`compile-text.ts`): plain words, or parts in order where values stand in it. */
export type Message = string | readonly Part[];

/** Words; the number that decides the plural around it; a value; a value written as a number; a plural by its forms. */
export type Part =
  | string
  | 0
  | readonly [value: string]
  | readonly [value: string, 0]
  | readonly [value: string, Readonly<Record<string, Message>>];

export type Values = Readonly<Record<string, string | number | Date>>;

/** A text with its values, as `locale` writes numbers and counts. A value that is not given shows by its name. */
export function sayMessage(locale: string, message: Message, values: Values = {}, count = 0): string {
  if (typeof message === 'string') return message;
  const number = (value: number) => numberFormat(locale).format(value);
  const say = (part: Part): string => {
    if (typeof part === 'string') return part;
    if (part === 0) return number(count);
    const [name, form] = part;
    const value = values[name];
    if (value === undefined) return `{${name}}`;
    if (form === undefined) return String(value);
    if (form === 0) return number(Number(value));
    const amount = Number(value);
    const chosen = form[`=${amount}`] ?? form[pluralRules(locale).select(amount)] ?? form.other ?? '';
    return sayMessage(locale, chosen, values, amount);
  };
  return message.map(say).join('');
}
