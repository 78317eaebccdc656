import { newClient } from '../support/people.ts';
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
  await noor.button('links-press').click();
  await expect(noor.page.getByTestId('error-page')).toHaveAttribute('data-code', 'link-gone');
  await noor.goto(path);
  await noor.expectGone();

  await office.goto(matter.accounts);
  await expect(office.page.getByTestId('next-step')).toContainText(client.contact);
  await office.renewLink();
  await noor.read((await server.mailbox.receive(client.email)).link);
  await noor.approve();
});
