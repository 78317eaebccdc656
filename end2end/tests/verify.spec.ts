import { newClient } from '../support/people.ts';
import { makeReport } from '../support/report.ts';
import { expect, test } from '../support/test.ts';
import { Forms } from '../support/requests.ts';
import { type Matter, accountsId, decide, makeClient, press, prove, shared, start } from '../support/world.ts';

test('anybody checks a report and its proof; only the proof names people', async ({ desk, office, server, recipient }) => {
  const client = newClient();
  const report = makeReport(client.name, 1);
  const matter: Matter = await start(desk, await makeClient(desk, client));
  await desk.upload(matter.accounts, report);
  await shared(desk, matter, 'approve');
  const holder = await Forms.open(server);
  await press(holder, matter);
  await prove(holder, matter);
  await decide(holder, matter, 'approve');
  await office.goto(matter.accounts);
  await office.expectChangeTo('approved');
  await office.expectRound('sealed');

  const proof = await holder.requests.get(`${matter.view}/proof.pdf`);
  expect(proof.headers()['content-type']).toBe('application/pdf');
  const pdf = await proof.body();
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  const mail = await server.mailbox.receive(client.email, client.name);
  expect(mail.files).toEqual(['application/pdf']);
  const json = JSON.parse(await (await desk.requests.get(`${await proofPath(desk, matter)}.json`)).text());
  expect(json.acts[0].signer.email).toBe(client.email);

  const noor = await recipient('niemand@example.nl');
  const check = async (name: string, buffer: Buffer) => {
    await noor.goto('/verify');
    await noor.page.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/pdf', buffer });
    await noor.button('approvals-verify').click();
    await noor.page.waitForURL('**/verify?sha256=*');
    await noor.ready();
    return noor.page.getByTestId('verify');
  };
  // With a script nothing is sent; without one the file is.
  const sent: string[] = [];
  noor.page.on('request', (request) => {
    if (request.method() === 'POST') sent.push(new URL(request.url()).pathname);
  });
  const [how, other] = noor.scripts ? ['verify-device', 'verify-sent'] : ['verify-sent', 'verify-device'];
  const approved = await check('rapport.pdf', report.buffer);
  await expect(approved.getByText(noor.text(how))).toBeVisible();
  await expect(approved.getByText(noor.text(other))).toBeHidden();
  expect(sent).toEqual(noor.scripts ? [] : ['/verify/file']);
  await expect(approved).toContainText('Op precies dit bestand is akkoord gegeven');
  await expect(approved).not.toContainText(client.name);
  const genuine = await check('bewijs.pdf', pdf);
  await expect(genuine).toContainText(noor.text('approvals-verify-proof'));
  await expect(genuine).toContainText(client.contact);
  const changed = Buffer.from(pdf);
  changed[changed.length - 200]! ^= 1;
  await expect(await check('bewijs.pdf', changed)).toContainText(noor.text('approvals-verify-unknown'));
  await holder.requests.dispose();
  expect(accountsId(matter)).not.toBe('');
});

test('a file that the browser cannot hold or read is sent, and the page says so first', async ({ recipient }) => {
  const noor = await recipient('niemand@example.nl');
  // Without a script it is sent anyway: the test above.
  if (!noor.scripts) return;
  const large = makeReport('Te groot B.V.', 1);
  await noor.goto('/verify');
  await expect(noor.page.locator('#verify-stays')).toBeVisible();
  const input = noor.page.locator('input[type=file]');
  await input.setInputFiles(large);
  // What a file of more than a gigabyte looks like to the page.
  await input.evaluate((field: HTMLInputElement) => {
    Object.defineProperty(field.files![0]!, 'size', { value: 2 ** 30 + 1 });
    field.dispatchEvent(new Event('change', { bubbles: true }));
  });
  await expect(noor.page.locator('#verify-stays')).toBeHidden();
  await expect(noor.page.locator('#verify-sends')).toHaveText(noor.text('verify-sends'));
  await noor.button('approvals-verify').click();
  await noor.page.waitForURL('**/verify?sha256=*&how=sent');
  await expect(noor.page.getByText(noor.text('verify-sent'))).toBeVisible();

  await noor.goto('/verify');
  await input.setInputFiles(large);
  await input.evaluate((field: HTMLInputElement) => {
    field.files![0]!.arrayBuffer = () => Promise.reject(new Error('gone'));
  });
  await noor.button('approvals-verify').click();
  await expect(noor.page.getByRole('alert')).toHaveText(noor.text('verify-failed'));
  expect(new URL(noor.page.url()).search, 'nothing was sent that was said to stay').toBe('');
  await noor.button('approvals-verify').click();
  await noor.page.waitForURL('**/verify?sha256=*&how=sent');
});

/** Where the firm downloads the proof, without its ending. */
async function proofPath(desk: Forms, matter: Matter): Promise<string> {
  const found = /\/devries\/office\/reports\/[0-9a-f-]+\/proof/.exec(await desk.page(matter.accounts));
  if (!found) throw new Error('no proof on the page');
  return found[0];
}
