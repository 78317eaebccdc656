import { arrive, stations } from '../support/stations.ts';
import { expect, test } from '../support/test.ts';

/** Texts and structure of the page; what the script may add or hide stands apart. */
function skeleton(html: string): string {
  return html
    .replace(/<!--.*?-->/gs, '')
    .replace(/<(script|style|head)[\s>].*?<\/\1>/gs, '')
    .replace(/\s(nonce|data-ready|hidden|data-chosen|value|autofocus|open)(="[^"]*")?/g, '')
    .replace(/\s+/g, ' ');
}

for (const station of stations.filter((station) => !station.plain)) {
  test(`${station.name} is the same after the script took over`, async ({ page, browser, world, server }) => {
    const visit = { world, server, language: 'nl' as const };
    await arrive(station, { ...visit, page, scripts: true });
    // What the server alone draws brings no bundle that could change it.
    const bundle = page.locator('script[type="module"]:not([src])');
    if ((await bundle.count()) === 0) {
      await expect(page.locator('script[src*="/still."]')).toHaveCount(1);
      return;
    }
    const after = skeleton(await page.locator('body').evaluate((body) => body.outerHTML));

    const plain = await browser.newContext({ javaScriptEnabled: false, baseURL: server.url });
    const before = await plain.newPage();
    await arrive(station, { ...visit, page: before, scripts: false });
    const written = skeleton(await before.locator('body').evaluate((body) => body.outerHTML));
    await plain.close();
    expect(after).toBe(written);
  });
}
