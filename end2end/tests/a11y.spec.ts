import { violations } from '../support/axe.ts';
import type { Language } from '../support/catalogue.ts';
import { arrive, stations } from '../support/stations.ts';
import { expect, test } from '../support/test.ts';

const WIDTHS = [360, 768, 1440];
type Look = [Language, 'light' | 'dark', number];
/** Each language, scheme and width is seen with a script and without, but not in all combinations: axe takes its time. */
const LOOKS: Record<'scripts' | 'plain', Look[]> = {
  scripts: [['nl', 'light', 360], ['en', 'dark', 1440]],
  plain: [['nl', 'dark', 1440], ['en', 'light', 360]],
};

for (const station of stations) {
  test(`${station.name} is accessible and fits`, async ({ page, world, server, javaScriptEnabled }) => {
    const scripts = javaScriptEnabled !== false;
    const own = page.viewportSize()!;
    for (const [language, colorScheme, looked] of LOOKS[scripts ? 'scripts' : 'plain']) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.setViewportSize({ ...own, width: looked });
      await arrive(station, { page, world, server, language, scripts });
      expect.soft(await violations(page, scripts), `${language}, ${colorScheme}, ${looked}`).toEqual([]);
      for (const width of WIDTHS) {
        await page.setViewportSize({ ...own, width });
        const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        expect.soft(wider, `${language}: pixels too wide at ${width}`).toBeLessThanOrEqual(0);
      }
      await page.setViewportSize(own);
      await expect.soft(page, 'a title').toHaveTitle(/\S/);
      await expect.soft(page.locator('h1:visible'), 'one heading of the page').toHaveCount(station.headings ?? 1);
    }
  });
}
