import type { Browser, Page } from 'playwright-core';
import { axeProblems, loadAxe, watchErrors } from './find-problems.ts';

const MEMBER_SCREENS = [
  '/today',
  '/history',
  'a[href^="/meals/0"]',
  '/meals/new',
  '/quick-add',
  '/foods',
  '/habits',
  '/habits?view=goals',
  '/habits?view=year',
  '/habits?view=plan',
  'a[href^="/habits/0"]',
  '/journal/new',
  '/journal/year',
  '/journal/ask',
  '/journal',
  'a[href^="/journal/0"]',
  '/wellness',
  '/wellness/how',
  '/body',
  '/body/import',
  '/mood',
  '/quiz',
  '/archetype',
  '/archetypes',
  '/house',
  '/more',
  '/settings',
  '/settings/preferences',
  '/settings/notifications',
  '/settings/plan',
  '/settings/consents',
  '/settings/privacy',
  '/settings/sessions',
  '/nowhere',
];

const STAFF_SCREENS = [
  '/staff',
  '/staff/jobs',
  '/staff/flags',
  '/staff/people',
  '/staff/audit',
  '/staff/switches',
];

const DESK = { width: 1280, height: 860 };
const PHONE = { width: 390, height: 844 };
/** The narrowest window that anything has to fit into. */
const NARROW = { width: 320, height: 700 };

/** What stands in the place of something that is on its way. */
const SKELETON = '.animate-breathe';

export interface Visit {
  /** What axe finds, what runs over the edge, what the console calls an error: one line each. */
  problems: string[];
  screens: number;
  /** Requests to the API, all screens together. */
  requests: number;
}

/**
 * Goes to every screen of a person in one page, so that what was fetched stays, and looks at each in the light
 * theme at a desk and in the dark one on a phone. An address is opened; a selector names a link of the screen before.
 */
export async function visitEveryScreen(
  browser: Browser,
  url: string,
  { person, password }: { person: 'demo' | 'staff'; password: string },
): Promise<Visit> {
  const context = await browser.newContext({
    viewport: DESK,
    locale: 'en-GB',
    colorScheme: 'light',
    reducedMotion: 'reduce',
    serviceWorkers: 'block',
  });
  const page = await context.newPage();
  const problems = watchErrors(page);
  let requests = 0;
  page.on('request', (request) => {
    if (request.url().includes('/api/v1/')) requests += 1;
  });
  await page.goto(new URL('/sign-in', url).href);
  await page.locator('input[type=email]').fill(`${person}@dayloom.example`);
  await page.locator('input[type=password]').fill(password);
  await page.keyboard.press('Enter');
  await page.waitForURL('**/today');
  await loadAxe(page);
  const screens = person === 'staff' ? STAFF_SCREENS : MEMBER_SCREENS;
  for (const screen of screens) {
    await open(page, screen);
    for (const problem of await lookAt(page)) problems.push(`${screen}: ${problem}`);
  }
  await context.close();
  return { problems, screens: screens.length, requests };
}

async function open(page: Page, screen: string): Promise<void> {
  const href = screen.startsWith('/') ? screen : await page.locator(screen).first().getAttribute('href');
  // The router's own way, which ends when the screen is drawn.
  await page.evaluate(`__TSR_ROUTER__.navigate({ href: ${JSON.stringify(href)} })`);
  await page.locator('h1').first().waitFor();
  await page.locator(SKELETON).first().waitFor({ state: 'detached' });
}

/** Until nothing changes its colour any more: what is inherited goes down one level of the page a frame. */
const SETTLED = `(async () => {
  for (let frame = 0; frame < 60 && (frame < 3 || document.getAnimations().length > 0); frame += 1)
    await new Promise(requestAnimationFrame);
})()`;

async function lookAt(page: Page): Promise<string[]> {
  await page.evaluate(SETTLED);
  const light = await axeProblems(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.setViewportSize(PHONE);
  await page.evaluate(SETTLED);
  const phone = await axeProblems(page);
  await page.setViewportSize(NARROW);
  const over = await page.evaluate(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  );
  await page.setViewportSize(DESK);
  await page.emulateMedia({ colorScheme: 'light' });
  return [
    ...light.map((problem) => `at a desk, light: ${problem}`),
    ...phone.map((problem) => `on a phone, dark: ${problem}`),
    ...(over === 0 ? [] : [`${over} px too wide for a window of ${NARROW.width}`]),
  ];
}
