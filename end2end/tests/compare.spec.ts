import { newClient } from '../support/people.ts';
import { makeReport, makeSheets, makePageLoop } from '../support/report.ts';
import { expect, test } from '../support/test.ts';
import { type Matter, makeClient, shared, start } from '../support/world.ts';

const COVER = ['Jaarrekening 2025', 'Voorblad'];
const balance = (stock: string) => ['Balans', `Voorraden ${stock}`, 'Liquide middelen 9.000'];
const NOTES = ['Toelichting', 'Grondslagen van waardering', 'Het kantoor waardeert tegen kostprijs'];
const CASH = ['Kasstroomoverzicht', 'Ontvangsten uit verkoop', 'Betalingen aan leveranciers'];
const NOTE = 'Voorraden geteld en kasstroom toegevoegd.\nGraag nog eens kijken.';

const OLD = makeSheets([COVER, balance('12.345'), NOTES]);
const NEW = makeSheets([COVER, CASH, balance('12.543'), NOTES]);

test('the firm sees which pages changed, side by side, with the differences marked', async ({ desk, office }) => {
  const client = newClient();
  const matter: Matter = await start(desk, await makeClient(desk, client));
  await desk.upload(matter.accounts, OLD);
  await desk.upload(matter.accounts, NEW, NOTE);
  await office.goto(matter.accounts);
  await office.page.getByRole('link', { name: office.text('compare-with', { number: '1' }) }).click();
  await office.page.waitForURL('**/compare/1/2');
  const summary = office.page.getByTestId('compare-summary');
  await expect(async () => {
    await office.goto(`${matter.accounts}/compare/1/2`);
    await expect(summary).toBeVisible({ timeout: 1_000 });
  }).toPass();

  await expect(office.page.getByTestId('compare-note')).toContainText('Graag nog eens kijken.');
  await expect(summary).toContainText("4 pagina's, dat waren er 3 · 1 gewijzigd · 1 nieuw");
  await expect(summary).toContainText('Alleen het paginanummer schoof op: pagina 4');
  await expect(summary).toContainText('Ongewijzigd: pagina 1');
  const changes = office.page.getByTestId('compare-change');
  await expect(changes).toHaveCount(2);
  const [added, changed] = [changes.nth(0), changes.nth(1)];
  await expect(added).toHaveAttribute('data-kind', 'added');
  await expect(added.getByRole('img')).toHaveCount(1);
  await expect(changed).toHaveAttribute('data-kind', 'changed');
  await expect(changed).toContainText('Pagina 3, was pagina 2');
  await expect(changed).toContainText('Gemarkeerd: linksboven');
  await expect(changed.locator('del')).toHaveText('12.345');
  await expect(changed.locator('ins')).toHaveText('12.543');
  // Both images are there, in the firm's own reports, with a box on each.
  for (const [at, name] of ['Versie 1, pagina 2', 'Versie 2, pagina 3'].entries()) {
    const image = changed.getByRole('img', { name });
    await image.scrollIntoViewIfNeeded();
    await expect.poll(() => image.evaluate((img: HTMLImageElement) => img.complete && img.naturalWidth)).toBeGreaterThan(500);
    await expect(changed.locator('.page-marks path').nth(at)).toHaveAttribute('d', /^(M\d+ \d+h\d+v\d+h-\d+z)+$/);
  }
});

test('the keyboard goes from change to change', async ({ desk, office }) => {
  const matter: Matter = await start(desk, await makeClient(desk, newClient()));
  await desk.upload(matter.accounts, OLD);
  await desk.upload(matter.accounts, NEW);
  await expect(async () => {
    await office.goto(`${matter.accounts}/compare/1/2`);
    await expect(office.page.getByTestId('compare-summary')).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await office.link('compare-next').focus();
  await office.page.keyboard.press('Enter');
  await expect(office.page).toHaveURL(/#change-2$/);
  await expect(office.page.locator('#change-2')).toBeInViewport();
  await office.link('compare-previous').focus();
  await office.page.keyboard.press('Enter');
  await expect(office.page).toHaveURL(/#change-1$/);
});

test('nothing to be seen, nothing to be shown, and nothing there', async ({ desk, office }) => {
  const matter: Matter = await start(desk, await makeClient(desk, newClient()));
  await desk.upload(matter.accounts, OLD);
  // Other bytes, the same pages.
  await desk.upload(matter.accounts, { ...OLD, buffer: Buffer.concat([OLD.buffer, Buffer.from('\n% opnieuw bewaard\n')]) });
  await desk.upload(matter.accounts, makePageLoop());
  await expect(async () => {
    await office.goto(`${matter.accounts}/compare/1/2`);
    await expect(office.page.getByTestId('compare-summary')).toContainText(office.text('compare-none'), { timeout: 1_000 });
  }).toPass();
  await expect(office.page.getByTestId('compare-change')).toHaveCount(0);
  await expect(async () => {
    await office.goto(`${matter.accounts}/compare/2/3`);
    await expect(office.page.getByTestId('compare')).toContainText(office.text('compare-failed-unreadable'), { timeout: 1_000 });
  }).toPass();
  await expect(office.link('compare-download-old')).toBeVisible();
  for (const wrong of ['2/1', '1/1', '3/4', '0/1', 'x/y']) {
    expect((await office.page.goto(`${matter.accounts}/compare/${wrong}`))?.status(), wrong).toBe(404);
  }
});

test('a signer who had an earlier version reads what changed, and nothing internal', async ({ desk, recipient, server }) => {
  const client = newClient();
  const matter: Matter = await start(desk, await makeClient(desk, client));
  await desk.upload(matter.accounts, OLD);
  await shared(desk, matter, 'approve');
  const first = await recipient(client.email);
  await first.read(matter.link);
  await expect(first.page.getByTestId('since')).toBeHidden();
  await desk.upload(matter.accounts, NEW, NOTE);
  await server.mailbox.receive(client.email); // Nothing is asked any more.
  const id = matter.accounts.split('/').at(-1)!;
  await desk.done('/api/annual-accounts/add-note', { firm: 'devries', accounts: id, note: 'Let op: cliënt betaalt slecht' });
  await shared(desk, matter, 'approve');

  const signer = await recipient(client.email);
  await signer.read(matter.link);
  const since = signer.page.getByTestId('since');
  await expect(async () => {
    await signer.page.reload();
    await expect(since.getByRole('link').first()).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await signer.ready();
  await expect(since).toContainText(signer.text('compare-since', { number: '1' }));
  await expect(since).toContainText('Voorraden geteld en kasstroom toegevoegd.');
  await expect(since).toContainText("4 pagina's, dat waren er 3.");
  await expect(since.getByRole('link')).toHaveText([/Pagina 2\s*·\s*Nieuw/, /Pagina 3\s*·\s*Gewijzigd/]);
  await expect(signer.page.locator('body')).not.toContainText('betaalt slecht');
  // The old version itself stays out of reach.
  await expect(signer.page.locator('body')).not.toContainText('12.345');
  await since.getByRole('link').nth(1).click();
  await expect(signer.page).toHaveURL(/#page-3$/);
  const page = signer.page.locator('#page-3');
  await expect(page).toBeInViewport();
  await expect(page.getByText('Gewijzigd', { exact: true })).toBeVisible();
  await expect(page.locator('.page-marks path')).toHaveAttribute('d', /^M/);
  await expect(signer.page.locator('#page-4 .page-change')).toBeHidden();
  await signer.approve();
});

test('who gets his first version reads of no change', async ({ desk, recipient }) => {
  const client = newClient();
  const matter: Matter = await start(desk, await makeClient(desk, client));
  await desk.upload(matter.accounts, makeReport(client.name, 1));
  await desk.upload(matter.accounts, makeReport(client.name, 2), 'Nog niet gedeeld geweest');
  await shared(desk, matter, 'approve');
  const signer = await recipient(client.email);
  await signer.read(matter.link);
  await expect(signer.page.getByTestId('since')).toBeHidden();
  await expect(signer.page.locator('body')).not.toContainText('Nog niet gedeeld geweest');
});
