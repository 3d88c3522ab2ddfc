import type { Browser, Page } from 'playwright-core';
import { axeProblems, COLOUR_RULES, loadAxe, watchErrors } from './find-problems.ts';

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
 * Goes to every screen of a person in one page, so that what was fetched stays, and looks at each at a desk and on a
 * phone, in both themes. An address is opened; a selector names a link of the screen before.
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
  await page.evaluate(AT_ONCE);
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

/** Colours change at once, so that nothing is looked at half way; the policy refuses style in the page, and allows this. */
const AT_ONCE = `(() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('*, ::before, ::after { transition: none !important; animation: none !important; }');
  document.adoptedStyleSheets.push(sheet);
})()`;

/** Until the page has heard of its new size or theme, and drawn what follows. */
const DRAWN = 'new Promise((done) => requestAnimationFrame(() => setTimeout(done)))';

/** All of axe's rules at a desk and on a phone, and those of colour in the other theme of each. */
async function lookAt(page: Page): Promise<string[]> {
  const problems: string[] = [];
  const look = async (where: string, rules?: readonly string[]) => {
    await page.evaluate(DRAWN);
    for (const problem of await axeProblems(page, rules)) problems.push(`${where}: ${problem}`);
  };
  await look('at a desk, light');
  await page.emulateMedia({ colorScheme: 'dark' });
  await look('at a desk, dark', COLOUR_RULES);
  await page.setViewportSize(PHONE);
  await look('on a phone, dark');
  await page.emulateMedia({ colorScheme: 'light' });
  await look('on a phone, light', COLOUR_RULES);
  await page.setViewportSize(NARROW);
  const over = await page.evaluate(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  );
  if (over !== 0) problems.push(`${over} px too wide for a window of ${NARROW.width}`);
  await page.setViewportSize(DESK);
  return problems;
}
