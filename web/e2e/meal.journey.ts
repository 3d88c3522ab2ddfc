import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeProblems, watchErrors } from './find-problems.ts';
import { findChromium, openBrowser } from './open-browser.ts';

/** The address of a running app with its demo person, and a photo with food that the detector knows. */
const url = process.env.DAYLOOM_URL;
const photo = process.env.DAYLOOM_PHOTO;
const shots = process.env.DAYLOOM_SHOTS;
const chromium = findChromium();
const isReady = url !== undefined && photo !== undefined && chromium !== null;
if (!isReady)
  console.warn('The meal journey is skipped: it needs DAYLOOM_URL, DAYLOOM_PHOTO and a Chromium.');

const NONE: string[] = [];

describe.skipIf(!isReady)('a meal, from the photo to the history', () => {
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let errors: string[];

  const go = (to: string) => page.goto(new URL(to, url).href);
  const shoot = async (name: string) => {
    if (shots === undefined) return;
    mkdirSync(shots, { recursive: true });
    await page.screenshot({ path: path.join(shots, `${name}.png`) });
  };

  beforeAll(async () => {
    browser = await openBrowser(chromium ?? '');
    context = await browser.newContext({
      viewport: { width: 1280, height: 860 },
      locale: 'en-GB',
      reducedMotion: 'reduce',
    });
    page = await context.newPage();
    errors = watchErrors(page);
  });
  afterAll(() => browser?.close());

  it('signs in as the demo person', async () => {
    await go('/');
    await page.getByRole('heading', { level: 1 }).waitFor();
    await shoot('welcome');
    await page.getByRole('link', { name: 'Sign in' }).click();
    await page.getByRole('button', { name: 'Look around as the demo person' }).click();
    await page.getByRole('heading', { name: 'Today', level: 1 }).waitFor();
    await shoot('today');
  });

  it('takes a photo in and follows its analysis to the end', async () => {
    await page.keyboard.press('n');
    await page.getByRole('menuitem', { name: /Photograph a meal/ }).click();
    await page.locator('input[type=file]').setInputFiles(photo ?? '');
    await page.waitForURL(/\/meals\/[0-9a-f-]{36}$/);
    await page.getByRole('slider').first().waitFor({ timeout: 60_000 });
    await shoot('meal');
    expect(await page.getByRole('button', { name: /^Item 1:/ }).count()).toBe(1);
  });

  it('moves the totals with the slider, and keeps what was set', async () => {
    const energy = () =>
      page
        .getByText(/^[\d,]+ kcal$/)
        .first()
        .textContent();
    const before = await energy();
    await page.getByRole('slider').first().focus();
    for (let press = 0; press < 5; press += 1) await page.keyboard.press('PageUp');
    await expect.poll(energy).not.toBe(before);
    const after = await energy();
    await page.getByText('Set by you').first().waitFor();
    await page.reload();
    await page.getByRole('slider').first().waitFor();
    expect(await energy()).toBe(after);
  });

  it('removes an item and brings it back', async () => {
    const count = await page.getByRole('slider').count();
    await page
      .getByRole('button', { name: /^More for/ })
      .first()
      .click();
    await page.getByRole('button', { name: 'Remove' }).first().click();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => page.getByRole('slider').count()).toBe(count);
  });

  it('adds a food by search', async () => {
    const count = await page.getByRole('slider').count();
    await page.getByRole('button', { name: 'Add a food' }).click();
    await page.getByRole('combobox', { name: 'Which food?' }).fill('banana');
    await page.getByRole('option').first().click();
    await expect.poll(() => page.getByRole('slider').count()).toBe(count + 1);
  });

  it('finds the meal in the history by its food', async () => {
    const address = page.url();
    await page.getByRole('link', { name: 'History' }).click();
    await page.getByPlaceholder(/Search by food/).fill('banana');
    await page.waitForURL(/food=banana/);
    const href = new URL(address).pathname;
    await page.locator(`a[href="${href}"]`).waitFor();
    await shoot('history');
  });

  it('is without a finding of axe on every screen, in both themes', async () => {
    for (const theme of ['light', 'dark'] as const) {
      await page.evaluate((chosen) => localStorage.setItem('dayloom.theme', chosen), theme);
      for (const to of ['/today', '/history', '/meals/new', '/quick-add', '/foods', '/settings']) {
        await go(to);
        await page.locator('h1').waitFor();
        await page.waitForLoadState('networkidle');
        await page.evaluate((chosen) => {
          document.documentElement.dataset.theme = chosen;
        }, theme);
        expect(await axeProblems(page), `${to} in ${theme}`).toEqual(NONE);
      }
    }
  });

  it('leaves no error in the console', () => {
    expect(errors).toEqual(NONE);
  });
});
