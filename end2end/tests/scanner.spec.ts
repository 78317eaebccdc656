import { newClient } from '../support/people.ts';
import { crawlLikeFilter, fetchLikeFilters } from '../support/scanner.ts';
import { expect, test } from '../support/test.ts';
import { share } from '../support/world.ts';

test('a link that filters opened first still works for its reader', async ({ browser, desk, office, recipient }) => {
  const client = newClient();
  const matter = await share(desk, client, 'approve');

  await test.step('filters come first', async () => {
    const statuses = await fetchLikeFilters(matter.link);
    expect(new Set(statuses)).toEqual(new Set([200]));
    const seen = await crawlLikeFilter(browser, matter.link, 15);
    expect(seen.length).toBeGreaterThan(1);
  });

  await test.step('they changed nothing but one line', async () => {
    await office.goto(matter.accounts);
    await office.expectState('approval_requested');
    await office.expectTimeline(
      'timeline-started',
      'timeline-version-added',
      'timeline-shared-approve',
      'timeline-round-opened',
      'timeline-link-made',
      'timeline-mail-sent-report-ready',
      'timeline-link-opened',
    );
    expect(await desk.server.mailbox.sentTo(client.email)).toHaveLength(1);
  });

  await test.step('the reader approves', async () => {
    const noor = await recipient(client.email);
    await noor.read(matter.link);
    await noor.approve();
    await office.expectChangeTo('approved');
    await expect(office.timeline(office.text('timeline-link-opened'))).toHaveCount(1);
  });
});

test('a filter cannot use up a link for viewing once', async ({ browser, desk, office, recipient }) => {
  const client = newClient('standard');
  const matter = await share(desk, client, 'view');
  await fetchLikeFilters(matter.link);
  await crawlLikeFilter(browser, matter.link, 15);
  await office.goto(matter.accounts);
  await expect(office.timeline(office.text('timeline-viewed'))).toHaveCount(0);

  const noor = await recipient(client.email);
  await noor.open(matter.link);
  await noor.press();
  await expect(noor.page.getByTestId('report')).toBeVisible();
});

test('a press without the cookie of the landing page is refused', async ({ desk, stranger, server }) => {
  const matter = await share(desk, newClient(), 'approve');
  const page = await stranger();
  await page.goto(matter.link);
  await page.context().clearCookies();
  await page.getByRole('button', { name: 'Jaarrekening bekijken' }).click();
  await expect(page).toHaveURL(matter.link);
  await expect(page.getByRole('alert')).toContainText('Deze link werkt niet meer');
  expect(await server.mailbox.sentTo(matter.client.email)).toHaveLength(1);
});
