import { type Page, type PlaywrightWorkerArgs, request } from '@playwright/test';

/** Those who fetch a link before its reader does, to show a preview of it. */
const UNFURLERS = [
  'Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)',
  'WhatsApp/2.24.6.77 A',
  'facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)',
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) SkypeUriPreview Preview/0.5',
  'Mozilla/5.0 (compatible; MS-OfficeNetworkSafeLinks/1.0)',
];

/** Asks for a link in every way that a mail filter without a browser does; gives the statuses. */
export async function fetchLikeFilters(link: string): Promise<number[]> {
  const filter = await request.newContext();
  const statuses: number[] = [];
  const note = async (...asked: ReturnType<typeof filter.fetch>[]) => {
    for (const answer of await Promise.all(asked)) statuses.push(answer.status());
  };
  await note(filter.head(link));
  await note(filter.get(link));
  await note(...Array.from({ length: 20 }, () => filter.get(link)));
  await note(filter.get(link, { headers: { 'sec-purpose': 'prefetch;prerender', purpose: 'prefetch' } }));
  for (const agent of UNFURLERS) await note(filter.get(link, { headers: { 'user-agent': agent } }));
  await filter.dispose();
  return statuses;
}

/**
 * A filter that drives a browser: runs the scripts, hovers and focuses everything, and follows every link of
 * every page it comes to, for at most `seconds`. Gives the addresses it saw.
 */
export async function crawlLikeFilter(
  browser: PlaywrightWorkerArgs['browser'],
  link: string,
  seconds: number,
): Promise<string[]> {
  const context = await browser.newContext({ javaScriptEnabled: true });
  const page = await context.newPage();
  const until = Date.now() + seconds * 1000;
  const waiting = [link];
  const seen: string[] = [];
  for (let next = waiting.shift(); next !== undefined && Date.now() < until; next = waiting.shift()) {
    seen.push(next);
    await page.goto(next);
    await page.waitForLoadState('networkidle');
    await touchEverything(page);
    for (const found of await links(page)) {
      if (!seen.includes(found) && !waiting.includes(found)) waiting.push(found);
    }
  }
  await context.close();
  return seen;
}

async function touchEverything(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const element of document.querySelectorAll<HTMLElement>('a, button, input, summary')) {
      element.dispatchEvent(new MouseEvent('mouseover', { bubbles: true }));
      element.focus();
    }
    window.scrollTo(0, document.body.scrollHeight);
  });
}

async function links(page: Page): Promise<string[]> {
  const hrefs = await page.evaluate(() => Array.from(document.links, (link) => link.href.replace(/#.*$/, '')));
  const origin = new URL(page.url()).origin;
  return [...new Set(hrefs)].filter((href) => href.startsWith(`${origin}/`));
}
