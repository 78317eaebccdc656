import { readFile } from 'node:fs/promises';
import { Office } from '../support/office.ts';
import { newClient } from '../support/people.ts';
import { expect, test } from '../support/test.ts';
import { makeClient, start } from '../support/world.ts';

const LIST = '/devries/office/clients';

test('clients are found, also by a contact and with a typing error', async ({ desk, office }) => {
  const [client, other] = [newClient(), newClient()];
  client.name = `Zonnebloem ${client.number} B.V.`;
  const mine = await makeClient(desk, client);
  await makeClient(desk, other);
  const { page } = office;
  const rows = page.getByTestId('clients-table').locator('tbody tr');
  const search = async (typed: string) => {
    await page.getByRole('searchbox').fill(typed);
    await office.button('overview-apply').click();
    await page.waitForURL(/q=/);
    await office.ready();
  };
  await office.goto(LIST);
  for (const typed of [client.contact, client.email, client.number, `${client.number} ZONNEBLOEM`]) {
    await search(typed);
    await expect(rows).toHaveCount(1);
    await expect(rows).toContainText(client.name);
    await expect(page.getByTestId('clients-nearly')).toHaveCount(0);
  }
  await search(`zonebleom ${client.number}`);
  await expect(page.getByTestId('clients-nearly')).toContainText(`zonebleom ${client.number}`);
  await expect(rows).toHaveCount(1);
  await expect(rows).toContainText(client.name);
  await search('qqqqqqqq');
  await expect(page.getByText(office.text('clients-none-found'))).toBeVisible();
  await office.link('clients-show-all').click();
  await expect(page.getByTestId('clients-total')).not.toHaveText('');

  // The choices are in the address: what one sees can be passed on.
  await start(desk, mine);
  const found = `${LIST}?q=${encodeURIComponent(client.number)}`;
  await office.goto(`${found}&year=2025`);
  await expect(rows).toHaveCount(1);
  await office.goto(`${found}&year=none`);
  await expect(rows).toHaveCount(0);
});

test('favourites and columns are kept for whoever chose them', async ({ desk, office, stranger, server }) => {
  await server.database.execute('DELETE FROM list_columns');
  const [first, second] = [newClient(), newClient()];
  for (const client of [first, second]) await makeClient(desk, client);
  const { page } = office;
  const row = (name: string) => page.getByTestId('clients-table').locator('tbody tr').filter({ hasText: name });
  const both = `${LIST}?q=${encodeURIComponent('van wijk b.v.')}&sort=number`;
  await office.goto(both);
  await row(first.name).getByRole('button', { name: office.text('clients-favourite-add-one') }).click();
  await expect(row(first.name).locator('.star')).toHaveAttribute('data-on', '');
  await office.ready();
  await expect(page).toHaveURL(new RegExp('sort=number'));
  await expect(row(second.name).locator('.star')).not.toHaveAttribute('data-on', '');

  await row(second.name).getByRole('checkbox').check();
  await page.getByTestId('clients-bulk').getByRole('button', { name: office.text('clients-favourite-add'), exact: true }).click();
  await expect(row(second.name).locator('.star')).toHaveAttribute('data-on', '');
  await office.ready();
  await page.getByRole('link', { name: new RegExp(`^${office.text('clients-whose-favourites')}`) }).click();
  await page.waitForURL(/whose=favourites/);
  await office.ready();
  for (const client of [first, second]) await expect(row(client.name)).toHaveCount(1);
  await row(first.name).getByRole('button', { name: office.text('clients-favourite-remove-one') }).click();
  await expect(row(first.name)).toHaveCount(0);
  await office.ready();

  const heads = page.getByTestId('clients-table').getByRole('columnheader');
  await expect(heads.filter({ hasText: office.text('clients-column-contact') })).toHaveCount(0);
  await page.getByRole('button', { name: office.text('clients-columns'), exact: true }).click();
  await page.locator('#columns-menu').getByLabel(office.text('clients-column-contact'), { exact: true }).check();
  await page.locator('#columns-menu').getByLabel(office.text('clients-column-tier'), { exact: true }).uncheck();
  await office.button('clients-columns-save').click();
  await expect(heads.filter({ hasText: office.text('clients-column-contact') })).toHaveCount(1);
  await expect(heads.filter({ hasText: office.text('clients-column-tier') })).toHaveCount(0);
  await expect(row(second.name)).toContainText(second.contact);
  await office.ready();

  // A colleague sees what he chose himself.
  const colleague = new Office(await stranger(), office.scripts);
  await colleague.signIn(server.someone('devries', 'administrator'));
  const theirs = colleague.page.getByTestId('clients-table').getByRole('columnheader');
  await expect(theirs.filter({ hasText: office.text('clients-column-tier') })).toHaveCount(1);
  await colleague.goto(`${LIST}?whose=favourites`);
  await expect(colleague.page.getByText(second.name)).toHaveCount(0);
});

test('the list is a file too', async ({ desk, office }) => {
  const client = newClient();
  client.name = `=Formule ${client.number}`;
  await makeClient(desk, client);
  await office.goto(`${LIST}?q=${encodeURIComponent(client.number)}`);
  await office.page.getByRole('button', { name: office.text('overview-export'), exact: true }).click();
  const link = office.page.getByRole('link', { name: office.text('overview-export-csv'), exact: true });
  const [file] = await Promise.all([office.page.waitForEvent('download'), link.click()]);
  expect(file.suggestedFilename()).toMatch(/^clienten-\d{4}-\d\d-\d\d\.csv$/);
  const text = await readFile(await file.path(), 'utf8');
  expect(text.trimEnd().split('\n')).toHaveLength(2);
  expect(text).toContain(`'${client.name}`);
  expect(text).toContain(client.contact);
});
