import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerByNotifications } from './answer-by-notification.ts';
import { visitEveryScreen } from './every-screen.ts';
import { axeProblems, loadAxe, watchErrors } from './find-problems.ts';
import { findChromium, openBrowser } from './open-browser.ts';
import { drawnPhoto, type RunningApp, realPhoto, runningApp } from './running-app.ts';

const shots = process.env.DAYLOOM_SHOTS;
const chromium = findChromium();
const real = realPhoto();
if (chromium === null) console.warn('skipped: the journey (there is no Chromium; CHROMIUM_PATH names one)');
else if (real === null) {
  console.warn('the journey goes with a drawn plate: PHOTOS_DIR has no photo with food');
}

const NONE: string[] = [];
const THEMES = ['light', 'dark'] as const;

async function axeProblemsIn(page: Page, theme: (typeof THEMES)[number]): Promise<string[]> {
  await loadAxe(page);
  await page.locator('html').evaluate((html, chosen) => html.setAttribute('data-theme', chosen), theme);
  return axeProblems(page);
}

/** From the page for it until their first Today. */
async function signUp(page: Page, email: string): Promise<void> {
  await page.locator('input[type=email]').fill(email);
  await page.locator('input[type=password]').fill('a long demo password');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Today', level: 1 }).waitFor();
}

/** Tests of one follow each other; the two of them use the app at once. */
const AT_ONCE = { concurrent: true };
const IN_TURN = { concurrent: false };

describe.skipIf(chromium === null)('in a browser', () => {
  let app: RunningApp;
  let browser: Browser;

  const expectNoAxeFinding = async (on: Page, to: string) => {
    await on.goto(new URL(to, app.url).href);
    await on.locator('h1').waitFor();
    await on.getByRole('status').filter({ hasText: 'Loading' }).first().waitFor({ state: 'detached' });
    for (const theme of THEMES) expect(await axeProblemsIn(on, theme), `${to} in ${theme}`).toEqual(NONE);
  };

  const expectNoFindingOf = async (person: 'demo' | 'staff', password: string, count: number) => {
    const { problems, screens, requests } = await visitEveryScreen(browser, app.url, { person, password });
    expect(problems).toEqual(NONE);
    expect(screens).toBe(count);
    // An address may ask a hundred times a minute.
    expect(requests).toBeLessThan(80);
  };

  beforeAll(async () => {
    [app, browser] = await Promise.all([runningApp(), openBrowser(chromium ?? '')]);
  });
  afterAll(async () => {
    await browser?.close();
    await app?.close();
  });

  describe('a meal, from the photo to the history, somebody new, and every screen', AT_ONCE, () => {
    let page: Page;
    let errors: string[];
    let mealPath = '/today';

    const go = (to: string) => page.goto(new URL(to, app.url).href);
    const shoot = async (name: string) => {
      if (shots === undefined) return;
      mkdirSync(shots, { recursive: true });
      await page.screenshot({ path: path.join(shots, `${name}.png`) });
    };

    /** Nothing was found on the plate: the person says what it was. */
    const tellWhatItIs = async () => {
      await page.getByRole('combobox').first().fill('apple');
      await page.getByRole('option').first().click();
      await page.getByRole('slider').first().waitFor();
    };

    beforeAll(async () => {
      const context = await browser.newContext({
        viewport: { width: 1280, height: 860 },
        locale: 'en-GB',
        reducedMotion: 'reduce',
      });
      page = await context.newPage();
      errors = watchErrors(page);
    });

    it('signs in as the demo person', IN_TURN, async () => {
      await go('/');
      await page.getByRole('heading', { level: 1 }).waitFor();
      await shoot('welcome');
      await page.getByRole('link', { name: 'Sign in' }).click();
      await page.getByRole('button', { name: 'Look around as the demo person' }).click();
      await page.getByRole('heading', { name: 'Today', level: 1 }).waitFor();
      await shoot('today');
    });

    it('takes a photo in and follows its analysis to the end', IN_TURN, async () => {
      await page.keyboard.press('n');
      await page.getByRole('menuitem', { name: /Photograph a meal/ }).click();
      const photo = real ?? { name: 'plate.jpg', mimeType: 'image/jpeg', buffer: await drawnPhoto() };
      await page.locator('input[type=file]').setInputFiles(photo);
      await page.waitForURL(/\/meals\/[0-9a-f-]{36}$/);
      mealPath = new URL(page.url()).pathname;
      if (real === null) return tellWhatItIs();
      await page.getByRole('slider').first().waitFor({ timeout: 60_000 });
      await shoot('meal');
      expect(await page.getByRole('button', { name: /^Item 1:/ }).count()).toBe(1);
    });

    it('moves the totals with the slider, and keeps what was set', IN_TURN, async () => {
      const energy = () =>
        page
          .getByText(/^[\d,]+ kcal$/)
          .first()
          .textContent();
      const saved: unknown[] = [];
      page.on('response', (response) => {
        const request = response.request();
        if (request.method() === 'PATCH' && response.ok()) saved.push(request.postDataJSON().massGrams);
      });
      const before = await energy();
      const slider = page.getByRole('slider').first();
      await slider.focus();
      for (let press = 0; press < 5; press += 1) await page.keyboard.press('PageUp');
      await expect.poll(energy).not.toBe(before);
      // On a slow machine the five presses are more than one change.
      await expect.poll(() => saved.at(-1)).toBe(Number(await slider.inputValue()));
      const after = await energy();
      await page.reload();
      await page.getByRole('slider').first().waitFor();
      expect(await energy()).toBe(after);
    });

    it('removes an item and brings it back', IN_TURN, async () => {
      const count = await page.getByRole('slider').count();
      await page
        .getByRole('button', { name: /^More for/ })
        .first()
        .click();
      await page.getByRole('button', { name: 'Remove' }).first().click();
      await page.getByRole('button', { name: 'Undo' }).click();
      await expect.poll(() => page.getByRole('slider').count()).toBe(count);
    });

    it('adds a food by search', IN_TURN, async () => {
      const count = await page.getByRole('slider').count();
      await page.getByRole('button', { name: 'Add a food' }).click();
      await page.getByRole('combobox', { name: 'Which food?' }).fill('banana');
      await page.getByRole('option').first().click();
      await expect.poll(() => page.getByRole('slider').count()).toBe(count + 1);
    });

    it('finds the meal in the history by its food', IN_TURN, async () => {
      await page.getByRole('link', { name: 'History' }).click();
      await page.getByPlaceholder(/Search by food/).fill('banana');
      await page.waitForURL(/food=banana/);
      await page.locator(`a[href="${mealPath}"]`).waitFor();
      await page.waitForLoadState('networkidle');
      await shoot('history');
    });

    it('is without a finding of axe on the meal, in both themes', IN_TURN, async () => {
      await go(mealPath);
      await page.getByRole('slider').first().waitFor();
      for (const theme of THEMES) expect(await axeProblemsIn(page, theme), theme).toEqual(NONE);
    });

    it('leaves no error in the console', IN_TURN, () => {
      expect(errors).toEqual(NONE);
    });

    // Between what the demo person does, who may ask a hundred times a minute.
    it(
      'takes a new person in, is without a finding of axe on every screen of theirs, and opens without a network',
      IN_TURN,
      async () => {
        const own = await browser.newContext({ locale: 'en-GB', reducedMotion: 'reduce' });
        const first = await own.newPage();
        const newErrors = watchErrors(first);
        for (const to of ['/', '/sign-in', '/sign-up']) await expectNoAxeFinding(first, to);
        await signUp(first, 'demo-journey@dayloom.example');
        // No more screens than an address may open in a minute; the limits are the product's own.
        for (const to of ['/today', '/settings', '/journal']) {
          await expectNoAxeFinding(first, to);
        }
        expect(newErrors).toEqual(NONE);

        await first.evaluate('navigator.serviceWorker.ready.then(() => true)');
        await own.setOffline(true);
        await first.goto(new URL('/today', app.url).href);
        await first
          .getByText(/offline/i)
          .first()
          .waitFor();

        await first.goto(new URL('/quick-add', app.url).href);
        await first.getByLabel('What was it?').fill('Soup on the train');
        await first.getByLabel('Calories').fill('240');
        await first.keyboard.press('Enter');
        await first.getByText('One change waits to be sent.').waitFor();
        await own.setOffline(false);
        await first.getByText('Soup on the train').first().waitFor();
        await first.getByText('One change waits to be sent.').waitFor({ state: 'detached' });
        await own.close();
      },
    );

    it(
      'is without a finding on every screen of the demo person, on a phone and at a desk',
      { ...IN_TURN, timeout: 480_000 },
      () => expectNoFindingOf('demo', 'dayloom-demo', 34),
    );
  });

  describe('the start page, staff, and prompts', AT_ONCE, () => {
    it(
      'shows the start page and the catalogue before any script has run, and takes them over as they stand',
      IN_TURN,
      async () => {
        for (const locale of ['en-GB', 'de-DE']) {
          const plain = await browser.newContext({ locale, javaScriptEnabled: false });
          const still = await plain.newPage();
          const live = await browser.newContext({ locale });
          const moving = await live.newPage();
          const found = watchErrors(moving);
          for (const to of ['/', '/archetypes', '/archetypes/pacer']) {
            await still.goto(new URL(to, app.url).href);
            const title = await still.locator('h1').textContent();
            await moving.goto(new URL(to, app.url).href, { waitUntil: 'networkidle' });
            expect(await moving.locator('h1').textContent()).toBe(title);
          }
          expect(found, locale).toEqual(NONE);
          await plain.close();
          await live.close();
        }
      },
    );

    it('is without a finding on every screen of the staff person, on a phone and at a desk', IN_TURN, () =>
      expectNoFindingOf('staff', 'dayloom-staff', 6),
    );

    it('answers prompts by the buttons of their notifications, without opening a page', IN_TURN, async () => {
      // Somebody new: the visits use what the demo person may ask in a minute.
      const own = await browser.newContext({ locale: 'en-GB', reducedMotion: 'reduce' });
      const first = await own.newPage();
      await first.goto(new URL('/sign-up', app.url).href);
      await signUp(first, 'demo-prompted@dayloom.example');
      const answered = await answerByNotifications(first, app);
      expect(own.pages()).toHaveLength(1);
      await own.close();
      const two = [
        ['done', 'more'],
        ['snooze', 'skip'],
      ];
      expect(answered).toEqual(
        app.dataDir && [
          { action: 'done', shown: two.slice(0, 1), state: 'done', task: 'completed', isDelivered: true },
          { action: 'snooze', shown: two, state: 'snoozed', task: 'notified', isDelivered: true },
          { action: 'skip', shown: two, state: 'skipped', task: 'skipped', isDelivered: true },
        ],
      );
    });
  });
});
