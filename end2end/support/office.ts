import { type Locator, type Page, expect } from '@playwright/test';
import { type Language, text } from './catalogue.ts';
import type { NewClient } from './people.ts';
import type { Report } from './report.ts';
import type { SignIn } from './server.ts';

export type State =
  | 'planned'
  | 'in_progress'
  | 'internal_review'
  | 'draft_ready'
  | 'draft_shared'
  | 'approval_requested'
  | 'partly_approved'
  | 'returned'
  | 'approved'
  | 'issued'
  | 'adopted'
  | 'filed'
  | 'closed';

/** The script has taken over the page; without scripts there is nothing to wait for. */
export async function expectReady(page: Page, scripts: boolean): Promise<void> {
  if (scripts) await expect(page.locator('html')).toHaveAttribute('data-ready', '', { timeout: 15_000 });
}

/** An employee at work, in words of the office's pages. */
export class Office {
  readonly page: Page;
  readonly scripts: boolean;
  language: Language = 'nl';

  constructor(page: Page, scripts: boolean) {
    this.page = page;
    this.scripts = scripts;
  }

  text(key: string, values: Record<string, string> = {}): string {
    return text(this.language, key, values);
  }

  button(key: string): Locator {
    return this.page.getByRole('button', { name: this.text(key), exact: true });
  }

  link(key: string): Locator {
    return this.page.getByRole('link', { name: this.text(key), exact: true });
  }

  field(key: string): Locator {
    return this.page.getByLabel(this.text(key), { exact: true });
  }

  async goto(path: string): Promise<void> {
    await this.page.goto(path);
    await this.ready();
  }

  async ready(): Promise<void> {
    await expectReady(this.page, this.scripts);
  }

  async signIn({ email, password, firm }: SignIn): Promise<void> {
    await this.goto('/');
    await this.page.locator('#f-email').fill(email);
    await this.page.locator('#f-password').fill(password);
    await this.button('sign-in-button').click();
    await this.page.waitForURL(`**/${firm}/office/clients`);
    await this.ready();
  }

  async fillClient(client: NewClient): Promise<void> {
    const field = (name: string) => this.page.locator(`#f-${name}`);
    await field('name').fill(client.name);
    await field('legal_form').selectOption(client.legalForm);
    await field('kvk_number').fill(client.kvk);
    await field('number').fill(client.number);
    await field('tier').selectOption(client.tier);
    await field('contact_name').fill(client.contact);
    await field('contact_email').fill(client.email);
    await field('contact_language').selectOption(client.language);
    await field('contact_authority').selectOption('alone');
  }

  /** From the list to the new client's card. */
  async addClient(client: NewClient): Promise<void> {
    await this.link('clients-add').first().click();
    await this.page.waitForURL('**/clients/new');
    await this.ready();
    await this.fillClient(client);
    await this.button('clients-create').click();
    await expect(this.page.getByRole('heading', { level: 1, name: client.name })).toBeVisible();
    await this.ready();
  }

  /** From the client's card to the annual accounts of a year. */
  async startAccounts(year: string): Promise<void> {
    await this.page.locator('#f-year').fill(year);
    await this.button('annual-accounts-start').click();
    await this.expectState('planned');
    await this.ready();
  }

  async choose(report: Report | string): Promise<void> {
    await this.page.locator('#f-report').setInputFiles(report);
  }

  async sendUpload(): Promise<void> {
    await this.page.getByTestId('upload-form').locator('button[type=submit]').click();
  }

  async upload(report: Report): Promise<void> {
    await this.choose(report);
    await this.sendUpload();
    await this.expectState('in_progress');
    await expect(this.page.getByTestId('report')).toContainText(report.name);
    await this.ready();
  }

  async share(): Promise<void> {
    await this.button('annual-accounts-share-approve').click();
    await expect(this.state).toHaveAttribute('data-state', /draft_shared|approval_requested/);
    await this.ready();
  }

  async renewLink(): Promise<void> {
    const before = (await this.timeline(this.text('timeline-link-made')).count()) + 1;
    await this.button('annual-accounts-renew-link').click();
    await expect(this.timeline(this.text('timeline-link-made'))).toHaveCount(before);
    await this.ready();
  }

  get state(): Locator {
    return this.page.getByTestId('annual-accounts-state');
  }

  async expectState(state: State): Promise<void> {
    await expect(this.state).toHaveAttribute('data-state', state);
  }

  /** Lines of the timeline, newest first; those with one text when it is given. */
  timeline(what?: string): Locator {
    const lines = this.page.getByTestId('timeline').locator('.timeline-what');
    return what === undefined ? lines : lines.filter({ hasText: what });
  }

  /**
   * Waits until the timeline says these, oldest first. Without a script the page must be loaded anew to know;
   * with one it follows by itself.
   */
  async expectTimeline(...keys: string[]): Promise<void> {
    const wanted = keys.map((key) => this.text(key, { number: '1' })).reverse();
    const shown = async () => {
      if (!this.scripts) await this.page.reload();
      return this.timeline().allTextContents();
    };
    await expect.poll(shown, { message: 'the timeline', timeout: 15_000 }).toEqual(wanted);
  }

  /** Where the newest round stands, which the product itself brings about. */
  async expectRound(state: string): Promise<void> {
    const shown = async () => {
      if (!this.scripts) await this.page.reload();
      return this.page.locator('.round').first().getAttribute('data-state');
    };
    await expect.poll(shown, { message: 'the round', timeout: 15_000 }).toBe(state);
    await this.ready();
  }

  /** The new state, which somebody else brought about. */
  async expectChangeTo(state: State): Promise<void> {
    const shown = async () => {
      if (!this.scripts) await this.page.reload();
      return this.state.getAttribute('data-state');
    };
    await expect.poll(shown, { message: 'the state', timeout: 10_000 }).toBe(state);
    await this.ready();
  }
}
