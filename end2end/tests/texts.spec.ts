import { Office } from '../support/office.ts';
import { newClient } from '../support/people.ts';
import { makeReport } from '../support/report.ts';
import { expect, test } from '../support/test.ts';
import { Forms } from '../support/requests.ts';
import { makeClient, start } from '../support/world.ts';

test('a firm changes a text, asks it, and the client signs it', async ({ desk, page, server, stranger, recipient, javaScriptEnabled }) => {
  const scripts = javaScriptEnabled !== false;
  const chief = new Office(await stranger(), scripts);
  await chief.signIn(server.someone('devries', 'administrator'));
  const mark = `Aan {{firm}}: ik machtig u voor {{client}}. <b>${Date.now()}</b>`;

  await test.step('the administrator changes the text; what is wrong is told, and nothing typed is lost', async () => {
    await chief.goto('/devries/office/settings');
    await chief.link('texts-title').click();
    await expect(chief.page.getByTestId('texts')).toBeVisible();
    await chief.ready();
    await chief.page.locator('a[href$="/texts/filing_mandate/nl"]').click();
    await chief.ready();
    await chief.page.locator('#f-text').fill(`${mark} {{naam}}`);
    if (scripts) await expect(chief.page.getByTestId('text-preview')).toContainText('{{naam}}');
    await chief.button('texts-save').click();
    await expect(chief.page.locator('#f-text-error')).toContainText('{{naam}}');
    await expect(chief.page.locator('#f-text')).toHaveValue(`${mark} {{naam}}`);
    await chief.ready();
    await chief.page.locator('#f-text').fill(`${mark}\n\n[? spoed: Met spoed]\nHet heeft haast.`);
    await chief.button('texts-save').click();
    await expect(chief.page.getByTestId('text-versions')).toContainText(chief.text('texts-version-now'));
    await expect(chief.page.getByTestId('text-preview')).toContainText('voor Voorbeeld Holding B.V.. <b>');
    await chief.ready();
  });

  await test.step('a choice that the other language lacks is told, on both pages and in the list', async () => {
    const told = chief.text('texts-differs-missing', { title: 'Met spoed', key: 'spoed', language: chief.text('texts-language-en') });
    await expect(chief.page.getByTestId('text-differences')).toContainText(told);
    await chief.goto('/devries/office/settings/texts/filing_mandate/en');
    await expect(chief.page.getByTestId('text-differences')).toContainText(told);
    await chief.goto('/devries/office/settings/texts');
    await expect(chief.page.getByTestId('texts').getByText(chief.text('texts-differs'), { exact: true })).toHaveCount(1);
    await chief.goto('/devries/office/settings/texts/concept/nl');
    await expect(chief.page.getByTestId('text-differences')).toHaveCount(0);
  });

  const client = newClient();
  const matter = await start(desk, await makeClient(desk, client));
  await desk.upload(matter.accounts, makeReport(client.name, 1));
  const office = new Office(page, scripts);
  await office.signIn(server.someone('devries', 'accountant'));

  await test.step('an employee asks it with a representation letter', async () => {
    await office.goto(matter.accounts);
    const form = office.page.getByTestId('choose-signers');
    await form.locator(':scope > summary').click();
    await form.locator('input[value=lor]').check();
    await form.locator('input[value=filing_mandate]').check();
    const words = form.locator('details.ask-text');
    await words.nth(1).locator('summary').click();
    await form.locator('input[value="lor.dividend"]').check();
    await form.locator('input[value="lor.fraud"]').uncheck();
    await form.getByRole('button', { name: office.text('annual-accounts-ask'), exact: true }).click();
    await office.expectState('approval_requested');
    await expect(office.page.getByTestId('rounds')).toContainText(office.text('approvals-act-lor'));
    await office.ready();
  });

  const noor = await recipient(client.email);
  await test.step('the client reads every text and must tick each', async () => {
    await noor.read((await server.mailbox.receive(client.email)).link);
    await noor.link('approvals-approve').click();
    const acts = noor.page.getByTestId('act');
    await expect(acts).toHaveCount(3);
    await noor.ready();
    await expect(acts.nth(1)).toContainText('uitkeringstoets');
    await expect(acts.nth(1)).not.toContainText('Fraude');
    await expect(acts.nth(2)).toContainText(`ik machtig u voor ${client.name}. <b>`);
    await expect(acts.nth(2)).not.toContainText('haast');
    await noor.page.locator('#f-agree_concept').check();
    await noor.button('texts-confirm').click();
    await expect(noor.page.locator('#f-agree_lor-error')).toBeVisible();
    await expect(noor.page.locator('#f-agree_concept')).toBeChecked();
    await noor.ready();
    for (const act of ['lor', 'filing_mandate']) await noor.page.locator(`#f-agree_${act}`).check();
    await noor.button('texts-confirm').click();
    await expect(noor.page.getByTestId('approval-receipt')).toContainText('uitkeringstoets');
    await noor.ready();
  });

  await test.step('the proof, the mail and the office name each act', async () => {
    await server.database.execute("UPDATE approval_rounds SET seal_due_at = opened_at WHERE state = 'complete'");
    const mail = await server.mailbox.receive(client.email, client.name);
    expect(mail.text).toContain(noor.text('approvals-act-filing-mandate'));
    await office.goto(matter.accounts);
    await office.expectRound('sealed');
    await expect(office.page.getByTestId('round-signer')).toContainText(office.text('approvals-act-lor'));
    const href = await office.page.locator('.round a[href$="proof.json"]').getAttribute('href');
    const employee = await (await Forms.open(server)).signIn(server.someone('devries', 'accountant'));
    const proof = JSON.parse(await employee.page(href!));
    await employee.requests.dispose();
    expect(proof.acts.map((act: { kind: string }) => act.kind)).toEqual(['approval', 'lor', 'filing-mandate']);
    expect(proof.acts[2].text).toMatchObject({ language: 'nl', template: expect.stringMatching(/^\d+$/) });
    expect(proof.acts[2].text.text).toContain(`ik machtig u voor ${client.name}. <b>`);
  });

  await test.step('the administrator goes back to the standard text', async () => {
    await chief.goto('/devries/office/settings/texts/filing_mandate/nl');
    await chief.button('texts-reset').first().click();
    await expect(chief.page.locator('#f-text')).toHaveValue(/Kamer van Koophandel/);
    await chief.ready();
  });
});

test('what everybody signed to adopt is offered for recording, with its day', async ({ office, world }) => {
  await office.goto(world.at('acts-given').accounts);
  await office.expectRound('sealed');
  await office.goto(world.at('acts-given').accounts);
  await expect(office.page.getByTestId('adopt-on')).toBeVisible();
  await expect(office.page.locator('input[name=step][value=adopt-by-signing]')).toBeChecked();
  await office.goto(world.at('acts').accounts);
  await expect(office.page.getByTestId('unsigned')).toContainText(world.at('acts').client.contact);
});
