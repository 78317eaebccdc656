import { makeReport } from './report.ts';
import { newClient } from './people.ts';
import { Forms } from './requests.ts';
import type { Server } from './server.ts';
import { type Matter, accountsId, decide, makeClient, press, prove, start } from './world.ts';

/**
 * The main path by plain requests. Each step can be done again by who never got an answer, as a person would: the
 * same form once more, or first a look whether it is there.
 */
export class Survivor {
  readonly matter: Matter = { client: newClient(), card: '', accounts: '', link: '', view: '' };
  readonly report = makeReport(this.matter.client.name, 2);
  private readonly server: Server;
  private readonly desk: Forms;
  private readonly holder: Forms;
  private code = '';

  private constructor(server: Server, desk: Forms, holder: Forms) {
    this.server = server;
    this.desk = desk;
    this.holder = holder;
  }

  static async ready(server: Server, desk: Forms): Promise<Survivor> {
    return new Survivor(server, desk, await Forms.open(server));
  }

  readonly steps: [name: string, act: () => Promise<void>][] = [
    ['client', async () => void Object.assign(this.matter, await makeClient(this.desk, this.matter.client))],
    ['start', async () => void (await start(this.desk, this.matter))],
    ['upload', () => this.upload()],
    ['share', () => this.share()],
    ['mail', async () => void (this.matter.link = (await this.mail()).link)],
    ['press', () => press(this.holder, this.matter)],
    ['code mail', async () => void (this.code = (await this.mail()).code)],
    ['code', () => prove(this.holder, this.matter, this.code)],
    ['approve', () => this.approve()],
    ['receipt', async () => void (await this.mail())],
  ];

  /** Does a step under the key that its form would carry. */
  async act(index: number): Promise<void> {
    const [name, act] = this.steps[index]!;
    this.desk.submission = this.holder.submission = `${this.matter.client.number} ${name}`;
    try {
      await act();
    } finally {
      this.desk.submission = undefined;
    }
  }

  async close(): Promise<void> {
    await this.holder.requests.dispose();
  }

  /** The bytes that the firm downloads. */
  async stored(): Promise<Buffer> {
    const path = /\/devries\/office\/reports\/[^/"]+\/report\.pdf/.exec(await this.desk.page(this.matter.accounts))?.[0];
    return (await this.desk.requests.get(path ?? 'no report')).body();
  }

  private async upload(): Promise<void> {
    const there = await this.desk.page(this.matter.accounts);
    if (!there.includes(this.report.name)) await this.desk.upload(this.matter.accounts, this.report);
  }

  private async share(): Promise<void> {
    const form = { firm: 'devries', accounts: accountsId(this.matter), purpose: 'approve' };
    await this.desk.done('/api/annual-accounts/share', form);
  }

  /** A press whose answer was lost may have counted: then the page has the receipt, and no form to send again. */
  private async approve(): Promise<void> {
    const there = await this.holder.page(`${this.matter.view}?step=approve`);
    if (!there.includes('data-testid="approval-receipt"')) await decide(this.holder, this.matter, 'approve');
  }

  private mail() {
    return this.server.mailbox.receive(this.matter.client.email);
  }
}
