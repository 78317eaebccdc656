import { readFile } from 'node:fs/promises';
import { sendClients } from '../support/imports.ts';
import { newClient } from '../support/people.ts';
import { expect, test } from '../support/test.ts';

test('clients are imported from a file, found, and taken back', async ({ office }) => {
  const { page } = office;
  const mark = newClient().number;
  // Of nobody else, and with a zero in front.
  const kvk = `0${String(Date.now()).slice(-7)}`;
  await office.goto('/devries/office/clients');
  await office.link('clients-import').click();
  await page.waitForURL('**/office/import');
  await office.ready();
  await sendClients(page, [
    'Cliëntnummer;Naam;Rechtsvorm;KVK-nummer;Contactpersoon;E-mail;Telefoon',
    `${mark}-1;Zeester ${mark};B.V.;${kvk};Noor Zee;noor@${mark}.example;0612345678`,
    `${mark}-1;Zeester ${mark};B.V.;${kvk};Émile Zee;emile@${mark}.example;`,
    `${mark}-2;=HYPERLINK("x") ${mark};eenmanszaak;;;;`,
    `${mark}-3;;BV;;;geen adres;`,
  ]);
  await office.ready();

  // The proposal, by the headers.
  const column = (at: number) => page.locator(`#f-columns-${at}`);
  const proposed = ['number', 'name', 'legal_form', 'kvk_number', 'contact_name', 'contact_email', ''];
  for (const [at, field] of proposed.entries()) await expect(column(at)).toHaveValue(field);
  await expect(page.getByTestId('import-columns')).toContainText(`Zeester ${mark}`);
  // The same field twice is refused, and what was chosen is still there.
  await column(6).selectOption('name');
  await office.button('client-import-check').click();
  await expect(page.locator('.error-summary:visible')).toBeVisible();
  await office.ready();
  await expect(column(6)).toHaveValue('name');
  await column(6).selectOption('');
  await page.locator('[name=key][value=number]').check();
  await office.button('client-import-check').click();

  await expect(page.getByTestId('import-made')).toHaveText('2 nieuwe cliënten');
  await office.ready();
  await expect(page.getByTestId('import-contacts')).toHaveText('2 contactpersonen erbij');
  await expect(page.getByTestId('import-refused')).toHaveText('1 regel kan niet worden overgenomen');
  await expect(page.getByTestId('import-warned')).toHaveText('1 regel heeft een waarschuwing');
  const problems = page.getByTestId('import-problems').getByRole('row');
  await expect(problems.filter({ hasText: 'geen adres' })).toContainText(office.text('client-import-error-invalid'));
  const download = page.waitForEvent('download');
  await office.link('client-import-errors-download').click();
  const errors = await readFile(await (await download).path(), 'utf8');
  expect(errors).toContain(`'=HYPERLINK(`);
  expect(errors).not.toMatch(/(^|[;"])=/m);

  await page.locator('#f-accepts').check();
  await page.getByRole('button', { name: /regels overnemen/ }).click();
  await expect(page.getByTestId('import-did-made')).toHaveText('2 nieuwe cliënten');
  await office.ready();
  await expect(page.getByTestId('import-did-refused')).toHaveText('1 regel overgeslagen');
  const here = page.url();
  await page.getByTestId('import-clients').getByRole('link', { name: `Zeester ${mark}` }).click();
  await expect(page.getByRole('heading', { level: 1, name: `Zeester ${mark}` })).toBeVisible();
  await expect(page.getByText(`emile@${mark}.example`)).toBeVisible();
  const list = `/devries/office/clients?q=${mark}`;
  await office.goto(list);
  await expect(page.getByRole('link', { name: `Zeester ${mark}` })).toBeVisible();

  await office.goto(here);
  await page.getByText(office.text('client-import-undo-open')).click();
  await office.button('client-import-undo-confirm').click();
  await expect(page.getByTestId('import-undone')).toContainText('2 nieuwe cliënten verwijderd');
  await office.goto(list);
  await expect(page.getByRole('link', { name: `Zeester ${mark}` })).toHaveCount(0);
  await office.goto('/devries/office/import');
  await expect(page.getByTestId('imports').getByRole('row').nth(1)).toContainText(office.text('client-import-state-undone'));
});

test('a file that is no table says what to do', async ({ office }) => {
  const { page } = office;
  await office.goto('/devries/office/import');
  const file = { name: 'rapport.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\n%\xe2\xe3', 'latin1') };
  await page.locator('#f-file').setInputFiles(file);
  await page.getByTestId('import-file').locator('button').click();
  await expect(page.locator('.error-summary:visible')).toContainText(office.text('error-not-table'));
});

test('a file of another firm is not there', async ({ office }) => {
  const { page } = office;
  await office.goto('/devries/office/import');
  await sendClients(page, ['Naam;Rechtsvorm', 'Zeemin;BV']);
  const other = page.url().replace('/devries/', '/bakker/');
  const answer = await page.goto(other);
  expect(answer?.status()).toBe(404);
});
