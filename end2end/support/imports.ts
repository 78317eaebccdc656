import type { Page } from '@playwright/test';

/** Sends rows as a file from the page of imports. */
export async function sendClients(page: Page, rows: string[], name = 'cliënten.csv'): Promise<void> {
  const buffer = Buffer.from(rows.join('\r\n'), 'utf8');
  await page.locator('#f-file').setInputFiles({ name, mimeType: 'text/csv', buffer });
  await page.getByTestId('import-file').locator('button').click();
  await page.waitForURL(/\/office\/import\/[0-9a-f-]{36}$/);
}
