export type FormValue = string | FormObject;
export interface FormObject {
  [name: string]: FormValue;
}

const PATH = /^([^[\]]+)((?:\[[^[\]]*\])*)$/;

/** Reads Stripe's form encoding: `line_items[0][price]=p` is `{ line_items: { 0: { price: 'p' } } }`. */
export function parseForm(body: string): FormObject {
  const form: FormObject = Object.create(null);
  for (const [name, value] of new URLSearchParams(body)) {
    const found = PATH.exec(name);
    if (found === null) continue;
    const [, first = '', rest = ''] = found;
    const keys = [first, ...[...rest.matchAll(/\[([^[\]]*)\]/g)].map(([, key = '']) => key)];
    put(form, keys, value);
  }
  return form;
}

function put(form: FormObject, [key = '', ...rest]: string[], value: string): void {
  if (rest.length === 0) {
    form[key] = value;
    return;
  }
  const known = form[key];
  const inner: FormObject = typeof known === 'object' ? known : Object.create(null);
  form[key] = inner;
  put(inner, rest, value);
}

/** The text at a path; undefined when there is none. */
export function textAt(form: FormObject, ...keys: string[]): string | undefined {
  let at: FormValue | undefined = form;
  for (const key of keys) at = typeof at === 'object' ? at[key] : undefined;
  return typeof at === 'string' ? at : undefined;
}

/** The texts of an object at a path, such as metadata. */
export function textsAt(form: FormObject, ...keys: string[]): Record<string, string> {
  let at: FormValue | undefined = form;
  for (const key of keys) at = typeof at === 'object' ? at[key] : undefined;
  if (typeof at !== 'object') return {};
  return Object.fromEntries(
    Object.entries(at).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}
