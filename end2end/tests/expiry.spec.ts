import { newClient } from '../support/people.ts';
import { makeReport } from '../support/report.ts';
import { expect, test } from '../support/test.ts';
import { share } from '../support/world.ts';

test('an expired link says so, also while its page is open, and a new one works', async ({ desk, office, server, recipient }) => {
  const client = newClient();
  const matter = await share(desk, client, 'approve');
  const noor = await recipient(client.email);
  await noor.open(matter.link);

  // What two weeks would do; only this link's row.
  const path = new URL(matter.link).pathname;
  await server.database.execute(
    'UPDATE links SET expires_at = created_at WHERE created_at = (SELECT MAX(created_at) FROM links)',
  );
  await noor.button('links-press', { kind: 'annual-accounts' }).click();
  await expect(noor.page.getByTestId('error-page')).toHaveAttribute('data-code', 'link-gone');
  await noor.goto(path);
  await noor.expectGone();

  await office.goto(matter.accounts);
  await expect(office.page.getByTestId('next-step')).toContainText(client.contact);
  await office.renewLink();
  await noor.read((await server.mailbox.receive(client.email)).link);
  await noor.approve();
});

test('a remark typed for too long is not lost', async ({ desk, office, server, recipient }) => {
  const client = newClient();
  const matter = await share(desk, client, 'approve');
  const noor = await recipient(client.email);
  await noor.read(matter.link);
  await noor.link('approvals-return').click();
  await expect(noor.page.getByTestId('return-step')).toBeVisible();
  await noor.ready();
  const reason = 'De voorraad klopt niet: zie pagina 2, <b>regel 3</b>.';
  await noor.page.locator('#f-reason').fill(reason);

  // What half an hour would do; only this session's row.
  await server.database.execute(
    'UPDATE viewings SET expires_at = created_at WHERE created_at = (SELECT MAX(created_at) FROM viewings)',
  );
  await noor.button('approvals-return-confirm').click();
  await noor.expectGone('viewing-over');

  await noor.read(matter.link);
  await noor.link('approvals-return').click();
  await expect(noor.page.locator('#f-reason')).toHaveValue(reason);
  await expect(noor.page.getByRole('alert')).toContainText(noor.text('error-kept'));
  await noor.ready();
  await noor.button('approvals-return-confirm').click();
  await expect(noor.page.getByTestId('returned')).toContainText(reason);
  await office.goto(matter.accounts);
  await office.expectState('returned');
});

test('who reads an earlier version is told that there is a newer one', async ({ desk, recipient }) => {
  const client = newClient();
  const matter = await share(desk, client, 'approve');
  const noor = await recipient(client.email);
  await noor.read(matter.link);
  await noor.link('approvals-approve').click();
  await expect(noor.page.getByTestId('approve-step')).toBeVisible();
  await noor.ready();
  await desk.upload(matter.accounts, makeReport(client.name, 2, 'Jaarrekening 2025 v2.pdf'));
  await noor.button('approvals-confirm').click();
  await noor.expectGone('newer-version');
});
