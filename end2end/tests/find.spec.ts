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
