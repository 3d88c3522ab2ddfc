import { DAY_MS } from './durations.ts';

/** min(86400, e^(2.5 n)) seconds, in ms, before the n-th retry (n from 1). Source: QStash's documentation, 'Retry'. */
export function backOffMs(retry: number): number {
  return Math.min(DAY_MS, Math.exp(2.5 * retry) * 1000);
}

const FUNCTIONS: Record<string, { arity: number; run: (...values: number[]) => number }> = {
  pow: { arity: 2, run: Math.pow },
  sqrt: { arity: 1, run: Math.sqrt },
  abs: { arity: 1, run: Math.abs },
  exp: { arity: 1, run: Math.exp },
  floor: { arity: 1, run: Math.floor },
  ceil: { arity: 1, run: Math.ceil },
  round: { arity: 1, run: Math.round },
  min: { arity: 2, run: Math.min },
  max: { arity: 2, run: Math.max },
};

/**
 * Value in ms of an `Upstash-Retry-Delay` expression, such as 'pow(2, retried) * 1000', within 0 and one day.
 * `retried` counts from 0. Throws SyntaxError for what is no such expression.
 */
export function retryDelayMs(expression: string, retried: number): number {
  const tokens = expression.match(/\d+(\.\d+)?|[a-z]+|[-+*/(),]|\S/g) ?? [];
  let at = 0;
  const fail = (): never => {
    throw new SyntaxError(`invalid retry delay expression at token ${at + 1}`);
  };
  const take = (wanted: string) => {
    if (tokens[at] !== wanted) fail();
    at += 1;
  };

  const call = (name: string): number => {
    const known = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name] : undefined;
    if (!known) return fail();
    take('(');
    const values = [sum()];
    while (values.length < known.arity) {
      take(',');
      values.push(sum());
    }
    take(')');
    return known.run(...values);
  };

  const atom = (): number => {
    const token = tokens[at];
    if (token === undefined) return fail();
    at += 1;
    if (/^\d/.test(token)) return Number(token);
    if (token === 'retried') return retried;
    if (token === '-') return -atom();
    if (token === '(') {
      const value = sum();
      take(')');
      return value;
    }
    return call(token);
  };

  const product = (): number => {
    let value = atom();
    while (tokens[at] === '*' || tokens[at] === '/') {
      at += 1;
      value = tokens[at - 1] === '*' ? value * atom() : value / atom();
    }
    return value;
  };

  function sum(): number {
    let value = product();
    while (tokens[at] === '+' || tokens[at] === '-') {
      at += 1;
      value = tokens[at - 1] === '+' ? value + product() : value - product();
    }
    return value;
  }

  const value = sum();
  if (at < tokens.length) fail();
  return Number.isNaN(value) ? 0 : Math.min(DAY_MS, Math.max(0, value));
}
