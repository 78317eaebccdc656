import { newClient } from '../support/people.ts';
import { type Report, makePageLoop, makeReport, makeTimeBomb } from '../support/report.ts';
import type { Forms } from '../support/requests.ts';
import { expect, test } from '../support/test.ts';
import { type Matter, makeClient, shared, start } from '../support/world.ts';

async function offer(desk: Forms, report: Report): Promise<Matter> {
  const matter = await start(desk, await makeClient(desk, newClient()));
  await desk.upload(matter.accounts, report);
  return shared(desk, matter, 'approve');
}

test('a page that never ends says so, its file can be downloaded, and others are shown meanwhile', async ({ desk, recipient }) => {
  const bomb = makeTimeBomb();
  const [endless, honest] = [await offer(desk, bomb), await offer(desk, makeReport('Eerlijk B.V.', 2))];
  const noor = await recipient(endless.client.email);
  await noor.read(endless.link);
  const theo = await recipient(honest.client.email);
  await theo.read(honest.link);
  const shown = theo.page.locator('.page-viewer img').first();
  await expect.poll(() => shown.evaluate((img: HTMLImageElement) => img.complete && img.naturalWidth)).toBeGreaterThan(300);

  // A picture in place of the page, for who came before it was given up.
  await expect
    .poll(async () => (await (await noor.page.request.get(`${noor.page.url()}/pages/1`)).text()).replace(/<[^>]*>/g, ' '), { timeout: 60_000 })
    .toContain(noor.text('ui-page-failed').slice(0, 20));
  await noor.page.reload();
  await noor.ready();
  const failed = noor.page.locator('.page-failed');
  await expect(failed).toContainText(noor.text('ui-page-failed'));
  const download = noor.page.waitForEvent('download');
  await failed.getByRole('link', { name: noor.text('ui-page-download') }).click();
  const chunks = await (await (await download).createReadStream()).toArray();
  expect(Buffer.concat(chunks).equals(bomb.buffer)).toBe(true);
  await noor.approve();
});

test('a PDF that cannot be read says so to the firm before the client opens it', async ({ desk, office, recipient }) => {
  const matter = await offer(desk, makePageLoop());
  await office.goto(matter.accounts);
  await expect(office.page.getByTestId('report')).toContainText(office.text('annual-accounts-unshown-unreadable'));
  const noor = await recipient(matter.client.email);
  await noor.open(matter.link);
  await noor.press();
  await noor.giveCode((await noor.mailbox.receive(matter.client.email)).code);
  await expect(noor.page.getByText(noor.text('approvals-unreadable'))).toBeVisible();
  await expect(noor.link('approvals-download')).toBeVisible();
  await noor.approve();
});
