import type { Page } from '@playwright/test';
import { newClient } from '../support/people.ts';
import { Office } from '../support/office.ts';
import { expect, test } from '../support/test.ts';
import { share } from '../support/world.ts';

/** Presses Tab until the wanted element has the focus, which must be visible there. */
async function tabTo(page: Page, selector: string): Promise<void> {
  const focused = page.locator(`${selector}:focus`);
  for (let presses = 0; presses < 40 && (await focused.count()) === 0; presses += 1) await page.keyboard.press('Tab');
  await expect(focused).toBeVisible();
  const ring = await focused.evaluate((element) => {
    const style = getComputedStyle(element);
    return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
  });
  expect(ring, `a focus ring on ${selector}`).toBe(true);
}

test('an employee signs in with the keyboard alone', async ({ page, server, javaScriptEnabled }) => {
  const office = new Office(page, javaScriptEnabled !== false);
  const { email, password } = server.someone('devries', 'accountant');
  await office.goto('/');
  await expect(page.locator('#f-email')).toBeFocused();
  await page.keyboard.type(email);
  await tabTo(page, '#f-password');
  await page.keyboard.type(password);
  await tabTo(page, 'main button');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/devries/office/clients');
  await office.ready();
  await page.keyboard.press('Tab');
  await expect(page.locator('.skip-link')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('#main')).toBeFocused();
});

test('a client approves with the keyboard alone', async ({ desk, server, recipient }) => {
  const client = newClient();
  const matter = await share(desk, client, 'approve');
  const noor = await recipient(client.email);
  const { page } = noor;
  await noor.open(matter.link);
  await tabTo(page, '[data-testid=landing] button');
  await page.keyboard.press('Enter');
  await expect(page.locator('#f-code')).toBeFocused();
  await noor.ready();
  await page.keyboard.type((await server.mailbox.receive(client.email)).code);
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('report')).toBeVisible();
  await noor.ready();
  await tabTo(page, 'a[href$="step=approve"]');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('approve-step')).toBeVisible();
  await noor.ready();
  await tabTo(page, '[data-testid=approve-step] button[type=submit]');
  await page.keyboard.press('Space');
  await expect(page.getByTestId('approval-receipt')).toBeVisible();
});
