import type { Locator } from '@playwright/test';
import { Office } from '../support/office.ts';
import { newClient } from '../support/people.ts';
import { expect, test } from '../support/test.ts';
import { type Matter, agree, askAgreedCodes, contactPath, share } from '../support/world.ts';

const LINKS = '/devries/office/links';

/** The links of one client, from its card. */
async function linksOf(office: Office, matter: Matter): Promise<Locator> {
  await office.goto(matter.card);
  await office.link('links-of-this-client').click();
  await expect(office.page.getByTestId('links-of-client')).toContainText(matter.client.name);
  await office.ready();
  return office.page.getByTestId('link');
}

async function withdraw(office: Office, rows: Locator[]): Promise<void> {
  for (const row of rows) await row.getByRole('checkbox').check();
  await expect(office.page.locator('.links-chosen')).toBeVisible();
  await office.button('links-withdraw').click();
  await expect(office.page.getByTestId('links-chosen').getByRole('listitem')).toHaveCount(rows.length);
  await office.ready();
  await office.button('links-withdraw-confirm').click();
  await expect(office.page.locator('.toast')).toHaveText(office.text('notice-links-withdrawn'));
  await office.ready();
}

test('a new mail never kills an old link, withdrawing does', async ({ desk, office, server, recipient }) => {
  const client = newClient();
  const matter = await share(desk, client, 'approve');
  const noor = await recipient(client.email);
  await noor.open(matter.link);

  const rows = await linksOf(office, matter);
  await expect(rows).toHaveCount(1);
  await expect(rows).toContainText(client.contact);
  await expect(rows).toContainText(office.text('links-maybe-filter'));
  await rows.getByRole('button', { name: office.text('links-send-again') }).click();
  await expect(office.page.locator('.toast')).toHaveText(office.text('notice-link-sent'));
  await expect(rows).toHaveCount(2);
  await office.ready();
  const second = (await server.mailbox.receive(client.email)).link;
  expect(second).not.toBe(matter.link);
  for (const link of [matter.link, second]) await noor.open(link);

  await withdraw(office, [rows.last()]);
  await expect(rows.first()).toHaveAttribute('data-state', 'live');
  await expect(rows.last()).toHaveAttribute('data-state', 'withdrawn');
  await noor.goto(matter.link);
  await noor.expectGone();
  await noor.read(second);
  await noor.approve();
  await linksOf(office, matter);
  await expect(rows.first()).toHaveAttribute('data-state', 'used');
  await expect(rows.first()).toContainText(office.text('links-decision-approved'));
});

test('many links are found, chosen and withdrawn at once', async ({ desk, office, recipient }) => {
  const mark = newClient().number;
  const matters: Matter[] = [];
  for (const name of ['Een', 'Twee', 'Drie']) {
    matters.push(await share(desk, { ...newClient(), name: `${name} ${mark} B.V.` }, 'approve'));
  }
  await office.goto(LINKS);
  await office.page.getByRole('searchbox').fill(mark.toUpperCase());
  await office.page.keyboard.press('Enter');
  await office.page.waitForURL('**q=*');
  await office.ready();
  const rows = office.page.getByTestId('link');
  await expect(rows).toHaveCount(3);
  if (office.scripts && (office.page.viewportSize()?.width ?? 0) > 640) {
    const every = office.page.getByRole('checkbox', { name: office.text('links-pick-all') });
    await every.check();
    await expect(rows.getByRole('checkbox', { checked: true })).toHaveCount(3);
    await every.uncheck();
    await expect(rows.getByRole('checkbox', { checked: true })).toHaveCount(0);
    await expect(office.page.locator('.links-chosen')).toBeHidden();
  }
  await withdraw(office, [rows.nth(0), rows.nth(2)]);
  await expect(rows).toHaveCount(1);
  await expect(rows).toContainText(`Twee ${mark}`);
  await office.link('links-show-withdrawn').click();
  await office.page.waitForURL('**state=withdrawn*');
  await office.ready();
  await expect(rows).toHaveCount(2);
  await office.page.goBack();
  await office.ready();
  await expect(rows).toHaveCount(1);
  const gone = await recipient(matters[0]!.client.email);
  await gone.goto(matters[0]!.link);
  await gone.expectGone();
  await gone.open(matters[1]!.link);
});

test('who has a dead link is sent a new one, and nobody learns whether he was', async ({ desk, office, server, recipient }) => {
  const client = newClient('standard');
  const matter = await share(desk, client, 'view');
  const noor = await recipient(client.email);
  await noor.open(matter.link);
  await noor.press();
  await expect(noor.page.getByTestId('report')).toBeVisible();
  // Back and forth in the same browser.
  await noor.page.goBack();
  await expect(noor.page.getByTestId('link-reading')).toBeVisible();
  await noor.ready();
  await noor.link('links-reading-button').click();
  await expect(noor.page.getByTestId('report')).toBeVisible();
  await noor.page.reload();
  await expect(noor.page.getByTestId('report')).toBeVisible();

  const home = await recipient(client.email);
  await home.goto(matter.link);
  await home.expectGone();
  await home.button('links-ask').click();
  await expect(home.page.getByTestId('link-asked')).toContainText(home.text('links-asked-text'));
  await home.ready();
  await home.open((await server.mailbox.receive(client.email)).link);
  await home.press();
  await expect(home.page.getByTestId('report')).toBeVisible();

  const nobody = await recipient('niemand@example.nl');
  await nobody.goto('/devries/open/geen-link');
  await nobody.expectGone();
  await nobody.button('links-ask').click();
  await expect(nobody.page.getByTestId('link-asked')).toContainText(nobody.text('links-asked-text'));
  await office.goto(matter.accounts);
  await expect(office.timeline(office.text('timeline-link-requested'))).toHaveCount(1);
});

test('a code that was agreed on opens the link, five wrong ones end it', async ({ desk, office, server, recipient }) => {
  await askAgreedCodes(server);
  const client = newClient('extended');
  const matter = await share(desk, client, 'approve');
  await office.goto(await contactPath(desk, matter));
  await expect(office.page.getByTestId('access-code')).toContainText(office.text('links-agreed-is-not'));
  await office.page.locator('#f-access_code').fill('kort');
  await office.button('links-agreed-save').click();
  await expect(office.page.locator('#f-access_code-error')).toBeVisible();
  await expect(office.page.locator('#f-access_code')).toHaveValue('');
  await office.ready();
  await office.page.locator('#f-access_code').fill('Blauwe fiets');
  await office.button('links-agreed-save').click();
  await expect(office.page.getByTestId('access-code')).toContainText(office.text('links-agreed-is-set'));

  const noor = await recipient(client.email);
  await noor.open(matter.link);
  await noor.press();
  await expect(noor.page.getByTestId('agreed-code-step')).toBeVisible();
  await noor.giveCode('rode fiets');
  await expect(noor.page.getByRole('alert')).toContainText(noor.text('error-wrong-code'));
  await noor.giveCode('blauwe FIETS');
  await expect(noor.page.getByTestId('report')).toBeVisible();
  await noor.ready();
  await noor.approve();

  const other = await share(desk, newClient('extended'), 'approve');
  await agree(desk, await contactPath(desk, other), 'groene step');
  const thief = await recipient(other.client.email);
  await thief.open(other.link);
  await thief.press();
  for (let wrong = 0; wrong < 5; wrong += 1) await thief.giveCode(`step ${wrong}`);
  await thief.expectGone();
  await thief.goto(other.link);
  await thief.expectGone();
  await office.goto(other.accounts);
  await expect(office.timeline(office.text('timeline-link-locked'))).toHaveCount(1);
  const word = await server.mailbox.receive(server.someone('devries', 'accountant').email, other.client.name);
  expect(word.subject).toBe(office.text('mail-link-locked-subject'));
});

test('an administrator chooses what links ask', async ({ desk, server, stranger, recipient, javaScriptEnabled }) => {
  const office = new Office(await stranger(), javaScriptEnabled !== false);
  await office.signIn(server.someone('devries', 'administrator'));
  await office.goto(LINKS);
  await office.page.locator('#main').getByRole('link', { name: office.text('links-settings') }).click();
  await office.page.waitForURL('**/settings/links');
  await office.ready();
  const choice = office.page.locator('#f-view_standard');
  await choice.selectOption('mailed_code');
  await office.button('links-settings-save').click();
  await expect(office.page.locator('.toast')).toHaveText(office.text('notice-settings-saved'));
  await expect(choice).toHaveValue('mailed_code');
  await office.ready();
  try {
    const client = newClient('standard');
    const matter = await share(desk, client, 'view');
    await (await recipient(client.email)).read(matter.link);
  } finally {
    await choice.selectOption('button');
    await office.button('links-settings-save').click();
    await expect(choice).toHaveValue('button');
  }
});
