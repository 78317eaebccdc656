import { newClient } from '../support/people.ts';
import { expect, test } from '../support/test.ts';
import { makeClient, start } from '../support/world.ts';

test('the palette opens over any page', async ({ desk, office }) => {
  const client = newClient();
  client.name = `Zwaluw ${client.number} B.V.`;
  const matter = await start(desk, await makeClient(desk, client));
  const { page } = office;
  const palette = page.getByRole('dialog', { name: office.text('find-title') });
  for (const path of [matter.accounts, '/devries/office/clients']) {
    await office.goto(path);
    await page.keyboard.press('Control+k');
    const field = palette.getByRole('searchbox');
    await expect(field).toBeFocused();
    await page.keyboard.type(`zwaluw ${client.number}`);
    await expect(palette.getByRole('link', { name: client.name }).first()).toBeVisible();
    await page.keyboard.press('ArrowDown');
    await expect(palette.getByRole('link').first()).toBeFocused();
    await page.keyboard.press('ArrowUp');
    await expect(field).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(palette).toBeHidden();
    await page.getByTestId('find-open').click();
    await expect(field).toBeFocused();
    await page.keyboard.type(`zwaluw ${client.number}`);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(client.name);
    await office.ready();
  }
});

test('rows are walked with the arrows', async ({ desk, office }) => {
  for (const client of [newClient(), newClient()]) await makeClient(desk, client);
  const { page } = office;
  await office.goto('/devries/office/clients');
  const names = page.getByTestId('clients-table').locator('.table-main');
  await names.first().focus();
  await page.keyboard.press('ArrowDown');
  await expect(names.nth(1)).toBeFocused();
  await page.keyboard.press('x');
  await expect(page.getByTestId('clients-table').locator('tbody tr').nth(1).getByRole('checkbox')).toBeChecked();
  await page.keyboard.press('Home');
  await expect(names.first()).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/clients\/[0-9a-f-]{36}$/);
});
