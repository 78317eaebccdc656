import { type Page, expect } from '@playwright/test';
import { type Language, text } from './catalogue.ts';
import { expectReady } from './office.ts';
import type { Server } from './server.ts';
import type { World } from './world.ts';

/** Where a browser is sent to look at a page in one of its states. */
export interface Visit {
  page: Page;
  world: World;
  server: Server;
  language: Language;
  scripts: boolean;
}

/** A page in one of its states. It can be opened again and again. */
export interface Station {
  name: string;
  open(visit: Visit): Promise<void>;
  /** In the browser of the firm that has no clients. */
  newcomer?: boolean;
  /** In the browser of the firm's administrator. */
  chief?: boolean;
  /** In a browser in which nobody is signed in. */
  stranger?: boolean;
  /** A fixed page without a script. */
  plain?: boolean;
  /** Headings of the first level, when there is not just the page's own. */
  headings?: number;
}

export const at = (name: string, path: (world: World) => string): Station => ({
  name,
  open: async ({ page, world }) => void (await page.goto(path(world))),
});

/** Opens an address, presses the button with a text, and waits for what is refused. */
export async function refuse(visit: Visit, path: string, button: string, fill?: (page: Page) => Promise<void>): Promise<void> {
  const { page, language, scripts } = visit;
  await page.goto(path);
  await expectReady(page, scripts);
  await fill?.(page);
  // A file field is a button too, by the same name.
  const named = page.getByRole('button', { name: text(language, button), exact: true });
  await named.and(page.locator('button')).click();
  await expect(page.locator('.error-summary:visible')).toBeVisible();
}
