import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface AxeResults {
  violations: { id: string; nodes: { target: unknown[]; failureSummary?: string }[] }[];
}

/** Brings axe to a page, once for as long as it is not loaded anew. It is evaluated from outside, so the policy holds. */
export async function loadAxe(page: Page): Promise<void> {
  await page.evaluate(AXE);
}

/** What another theme may change. */
export const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];

/** What axe finds wrong with the page as it stands, one line each; `rules`: those alone. */
export async function axeProblems(page: Page, rules?: readonly string[]): Promise<string[]> {
  // None of the rules reads style sheets, which axe would fetch and parse anew for each look.
  const options = {
    resultTypes: ['violations'],
    preload: { assets: ['media'] },
    ...(rules === undefined ? {} : { runOnly: rules }),
  };
  const results = (await page.evaluate(`axe.run(document, ${JSON.stringify(options)})`)) as AxeResults;
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary ?? ''}`),
  );
}

/** Errors of the page itself: exceptions, and what the console calls an error (the policy's refusals among them). */
export function watchErrors(page: Page): string[] {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(`${message.text()} (${message.location().url})`);
  });
  return errors;
}
