import { type Locator, type Page, expect } from '@playwright/test';
import { type Language, text } from './catalogue.ts';
import type { Mailbox } from './mailbox.ts';
import { expectReady } from './office.ts';

/** A contact who got a mail, in words of the portal's pages. */
export class Recipient {
  readonly page: Page;
  readonly scripts: boolean;
  readonly mailbox: Mailbox;
  readonly email: string;
  language: Language = 'nl';

  constructor(page: Page, scripts: boolean, mailbox: Mailbox, email: string) {
    this.page = page;
    this.scripts = scripts;
    this.mailbox = mailbox;
    this.email = email;
  }

  text(key: string, values: Record<string, string> = {}): string {
    return text(this.language, key, values);
  }

  button(key: string, values: Record<string, string> = {}): Locator {
    return this.page.getByRole('button', { name: this.text(key, values), exact: true });
  }

  link(key: string): Locator {
    return this.page.getByRole('link', { name: this.text(key), exact: true });
  }

  async goto(address: string): Promise<void> {
    await this.page.goto(address);
    await this.ready();
  }

  async ready(): Promise<void> {
    await expectReady(this.page, this.scripts);
  }

  /** Opens the address of a mail and sees the landing page. */
  async open(link: string): Promise<void> {
    await this.goto(link);
    await expect(this.page.getByTestId('landing')).toBeVisible();
  }

  /** Presses the landing page's button. */
  async press(): Promise<void> {
    await this.page.getByTestId('landing').getByRole('button').click();
    await this.page.waitForURL('**/view/*');
    await this.ready();
  }

  async giveCode(code: string): Promise<void> {
    await this.page.locator('#f-code').fill(code);
    await this.button('links-code-button').click();
    await this.ready();
  }

  /** From the address of a mail to the report: open, press, and the mailed code where it is asked. */
  async read(link: string): Promise<void> {
    await this.open(link);
    await this.press();
    await expect(this.page.getByTestId('code-step')).toBeVisible();
    await this.giveCode((await this.mailbox.receive(this.email)).code);
    await expect(this.page.getByTestId('report')).toBeVisible();
    await this.ready();
  }

  /** From the report to the proof. */
  async approve(): Promise<void> {
    await this.link('approvals-approve').click();
    await expect(this.page.getByTestId('approve-step')).toBeVisible();
    await this.ready();
    await this.button('approvals-confirm').click();
    await expect(this.page.getByTestId('approval-receipt')).toBeVisible();
    await this.ready();
  }

  /** From the report back to the firm. */
  async returnReport(reason: string): Promise<void> {
    await this.link('approvals-return').click();
    await expect(this.page.getByTestId('return-step')).toBeVisible();
    await this.ready();
    await this.page.locator('#f-reason').fill(reason);
    await this.button('approvals-return-confirm').click();
    await expect(this.page.getByTestId('returned')).toBeVisible();
    await this.ready();
  }

  /** A link that is used up still leads this browser to what it opened, for half an hour (LNK-3). */
  async expectOpened(): Promise<void> {
    await expect(this.page.getByTestId('link-reading')).toBeVisible();
    await this.ready();
  }

  async expectGone(why: 'link-gone' | 'viewing-over' | 'newer-version' = 'link-gone'): Promise<void> {
    await expect(this.page.getByTestId('error-page')).toHaveAttribute('data-code', why);
    await this.ready();
  }
}
