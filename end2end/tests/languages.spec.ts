import type { Page } from '@playwright/test';
import { type Language, catalogues } from '../support/catalogue.ts';
import { arrive, stations } from '../support/stations.ts';
import { expect, test as base } from '../support/test.ts';
import { World } from '../support/world.ts';

const test = base.extend<object, { english: World }>({
  english: [async ({ server }, use) => use(await World.make(server, 'en')), { scope: 'worker', timeout: 120_000 }],
});

/** Values of one language that the other does not have, as patterns for a whole text. */
function foreign(language: Language): RegExp[] {
  const other: Language = language === 'nl' ? 'en' : 'nl';
  const own = new Set(catalogues[language].values());
  const plain = (value: string) => value.replace(/\{[^}]*\}/g, '').replace(/[^\p{L}]/gu, '');
  const values = [...catalogues[other]].filter(([key, value]) => {
    const shared = own.has(value) || plain(value) === plain(catalogues[language].get(key) ?? '');
    // With a value in it, three letters fit too much: KVK is a word of both languages.
    return !shared && plain(value).length > (value.includes('{') ? 3 : 2);
  });
  return values.map(([, value]) => {
    const parts = value.split(/\{[^}]*\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
    return new RegExp(`^${parts.join('.+')}$`, 'u');
  });
}

/**
 * Every text that a reader sees, hears or finds in a tab. What says that it is of another language, as the name of a
 * language and a declaration do, may be; so may the words of a report, which are not ours.
 */
async function texts(page: Page): Promise<string[]> {
  const found = await page.evaluate(() => {
    const texts = [document.title];
    const own = document.documentElement.lang;
    const isForeign = (node: Node) => {
      const element = node instanceof Element ? node : node.parentElement;
      return element?.closest('.page-text > div') || (element?.closest('[lang]') as HTMLElement | null)?.lang !== own;
    };
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) if (!isForeign(node)) texts.push(node.textContent ?? '');
    for (const element of document.body.querySelectorAll('*')) {
      if (isForeign(element) || element.querySelector('[lang], .page-text')) continue;
      for (const name of ['aria-label', 'placeholder', 'title', 'alt']) texts.push(element.getAttribute(name) ?? '');
      // A sentence may be made of several text nodes.
      if (element.children.length === 0 || element.matches('p, li, h1, h2, label, button, a')) texts.push(element.textContent ?? '');
    }
    return texts;
  });
  const product = 'Akkoord';
  return [...new Set(found.map((text) => text.replace(/\s+/g, ' ').trim()))].filter((text) => text && text !== product);
}

for (const language of ['nl', 'en'] as const) {
  const patterns = foreign(language);
  for (const station of stations) {
    test(`${station.name} speaks only ${language}`, async ({ page, world, english, server, javaScriptEnabled }) => {
      const visit = { page, world: language === 'nl' ? world : english, server, language };
      await arrive(station, { ...visit, scripts: javaScriptEnabled !== false });
      const shown = await texts(page);
      expect(shown.length).toBeGreaterThan(4);
      expect(shown.filter((text) => patterns.some((pattern) => pattern.test(text)))).toEqual([]);
    });
  }
}

test('the crawl notices a foreign text', async ({ page }) => {
  await page.goto('/');
  const patterns = foreign('en');
  const found = (await texts(page)).filter((text) => patterns.some((pattern) => pattern.test(text)));
  expect(found).toContain('Inloggen voor medewerkers');
});
