import { newClient } from '../support/people.ts';
import { expect, test } from '../support/test.ts';
import { makeClient, start } from '../support/world.ts';

test('one search leads to clients, reports, pages and actions', async ({ desk, office }) => {
  const client = newClient();
  client.name = `Klaproos ${client.number} B.V.`;
  await start(desk, await makeClient(desk, client));
  const { page } = office;
  const found = page.getByTestId('found');
  await office.goto('/devries/office/find');
  await expect(found.getByRole('link', { name: office.text('clients-add') })).toBeVisible();

  const search = async (typed: string) => {
    await page.getByRole('searchbox').fill(typed);
    await page.getByRole('searchbox').press('Enter');
    await page.waitForURL(new RegExp(`q=${encodeURIComponent(typed).replaceAll('%20', '(\\+|%20)')}$`));
    await office.ready();
  };
  await search('Links');
  await expect(found.getByRole('link', { name: office.text('links-title') }).first()).toBeVisible();
  await search(`klaproos ${client.number}`);
  await expect(found.getByRole('link', { name: client.name })).toHaveCount(2);
  await search(`klapoors ${client.number}`);
  await expect(found.getByRole('status')).toContainText(`klapoors ${client.number}`);
  await found.getByRole('link', { name: client.name }).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(client.name);
  await office.goto('/devries/office/find?q=qqqqqqqq');
  await expect(found.getByRole('status')).toContainText('qqqqqqqq');
});

test('the palette opens over any page', async ({ desk, office, javaScriptEnabled }) => {
  test.skip(javaScriptEnabled === false, 'without a script the button leads to the page');
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

test('rows are walked with the arrows', async ({ desk, office, javaScriptEnabled }) => {
  test.skip(javaScriptEnabled === false, 'without a script Tab does it');
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
