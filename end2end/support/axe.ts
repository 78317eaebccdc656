import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import type { AxeResults, RunOptions } from 'axe-core';

const SOURCE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const OPTIONS: RunOptions = {
  runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] },
  preload: false,
};

/**
 * What axe finds wrong with the page as it is now. `@axe-core/playwright` cannot be used: it waits for timers, and a
 * page without scripts has none.
 */
export async function violations(page: Page, scripts: boolean): Promise<string[]> {
  if (!scripts) {
    await page.evaluate(() => {
      // Of all that runs later, only what follows a promise does so here.
      const soon = (run: () => void) => (void Promise.resolve().then(() => run()), 0);
      Object.assign(window, { setTimeout: soon, requestAnimationFrame: soon });
    });
  }
  // A page that leads to its refused form stands half-way, where the bars that stay in view lie over something.
  await page.evaluate(() => window.scrollTo(0, 0));
  await page.evaluate(`window.axe || (() => { ${SOURCE} })()`);
  const { violations } = await page.evaluate<AxeResults, RunOptions>(
    (options) => (window as unknown as { axe: typeof import('axe-core') }).axe.run(document, options),
    OPTIONS,
  );
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html} ${node.failureSummary ?? ''}`));
}
