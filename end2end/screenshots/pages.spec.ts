import path from 'node:path';
import { arrive, stations } from '../support/stations.ts';
import { test } from '../support/test.ts';

const FOLDER = process.env.SCREENSHOTS;
const WIDTHS = [360, 768, 1440];

for (const station of stations) {
  test(`pictures of ${station.name}`, async ({ page, world, server }) => {
    if (!FOLDER) throw new Error('SCREENSHOTS must name a folder outside the repository');
    for (const language of ['nl', 'en'] as const) {
      await arrive(station, { page, world, server, language, scripts: true });
      for (const colorScheme of language === 'nl' ? (['light', 'dark'] as const) : (['light'] as const)) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        for (const width of WIDTHS) {
          await page.setViewportSize({ width, height: width === 360 ? 740 : 900 });
          await page.waitForLoadState('networkidle');
          const name = `${station.name}-${width}-${language}-${colorScheme}.png`;
          await page.screenshot({ path: path.join(FOLDER, name), fullPage: true });
        }
      }
    }
  });
}
