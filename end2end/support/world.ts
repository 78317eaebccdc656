import { type Batches, makeBatches } from './batches.ts';
import type { Language } from './catalogue.ts';
import { type Authority, addSigner } from './contacts.ts';
import { identify } from './identity.ts';
import { type NewClient, newClient } from './people.ts';
import { makePageLoop, makeReport, makeSheets } from './report.ts';
import { Forms, hiddenField } from './requests.ts';
import { makeRounds } from './rounds.ts';
import type { Server } from './server.ts';

/** One client's annual accounts, with what their pages are reached by. */
export interface Matter {
  client: NewClient;
  /** Path of the client's card. */
  card: string;
  /** Path of the annual accounts. */
  accounts: string;
  /** Address in the newest mail; empty before sharing. */
  link: string;
  /** Path that a press leads to; empty before one. */
  view: string;
}

/** A file's name of no language, so that the firm's words are not taken for ours. */
const NEUTRAL = 'R-2025.pdf';

type Tier = NewClient['tier'];

/**
 * One of everything that a page can show, made by plain requests: an employee's desk, and a recipient who has opened
 * some of the links.
 */
export class World {
  readonly desk: Forms;
  readonly holder: Forms;
  readonly language: Language;
  readonly matters = new Map<string, Matter>();
  /** Who may change how the firm works. */
  chief!: Forms;
  /** A firm without clients. */
  newcomer!: Forms;
  newcomerPath = '';
  /** Path of a contact with whom a code was agreed on. */
  contact = '';
  /** Address of an invitation that nobody took. */
  invitation = '';
  /** Digest of a report of which the approval was withdrawn. */
  withdrawn = '';
  batches!: Batches;

  private constructor(desk: Forms, holder: Forms, language: Language) {
    this.desk = desk;
    this.holder = holder;
    this.language = language;
  }

  static async make(server: Server, language: Language): Promise<World> {
    await server.forgetTries();
    const desk = await (await Forms.open(server)).signIn(server.someone('devries', 'accountant'));
    await askAgreedCodes(server);
    const world = new World(desk, await Forms.open(server), language);
    world.chief = await (await Forms.open(server)).signIn(server.someone('devries', 'administrator'));
    await world.fill();
    await world.foundFirm(server);
    return world;
  }

  at(name: string): Matter {
    const matter = this.matters.get(name);
    if (!matter) throw new Error(`no matter ${name}`);
    return matter;
  }

  /** Cookies of the employee and of everything that the recipient opened. */
  async cookies() {
    const [desk, holder] = [await this.desk.requests.storageState(), await this.holder.requests.storageState()];
    return [...desk.cookies, ...holder.cookies.filter(({ name }) => name !== 'language')];
  }

  private async fill(): Promise<void> {
    this.matters.set('fresh', await this.client('collaborate'));
    this.matters.set('identified', await identify(this.desk, await this.client('collaborate')));
    this.matters.set('planned', await this.started('collaborate'));
    this.matters.set('uploaded', await this.uploaded('collaborate'));
    const unreadable = await this.started('collaborate');
    await this.desk.upload(unreadable.accounts, { ...makePageLoop(), name: NEUTRAL });
    this.matters.set('unreadable', await shared(this.desk, unreadable, 'approve'));
    for (const [name, authority] of [['unsigned', 'none'], ['jointly', 'jointly']] as const) {
      const matter = await makeClient(this.desk, newClient('collaborate', this.language), 'devries', authority);
      await start(this.desk, matter);
      await this.desk.upload(matter.accounts, makeReport(matter.client.name, 3, NEUTRAL));
      this.matters.set(name, matter);
    }
    this.matters.set('several', await this.several());
    for (const name of ['unopened', 'code', 'open', 'gone', 'returned', 'approved']) {
      this.matters.set(name, await shared(this.desk, await this.uploaded('collaborate'), 'approve'));
    }
    const acts = ['lor', 'signing', 'adoption', 'filing_mandate'];
    for (const name of ['acts', 'acts-given']) {
      this.matters.set(name, await shared(this.desk, await this.uploaded('collaborate'), 'approve', acts));
    }
    for (const name of ['unopened-view', 'open-view']) {
      this.matters.set(name, await shared(this.desk, await this.uploaded('standard'), 'view'));
    }
    for (const name of ['code', 'open', 'gone', 'returned', 'approved', 'acts', 'acts-given', 'open-view', 'unreadable']) {
      await press(this.holder, this.at(name));
    }
    for (const name of ['open', 'returned', 'approved', 'acts', 'acts-given', 'unreadable']) await prove(this.holder, this.at(name));
    await decide(this.holder, this.at('approved'), 'approve');
    await decide(this.holder, this.at('acts-given'), 'approve');
    await decide(this.holder, this.at('returned'), 'return');
    await takeBack(this.desk, this.at('gone'));
    await this.again();
    const agreed = await shared(this.desk, await this.uploaded('extended'), 'approve');
    this.matters.set('agreed', agreed);
    this.contact = await contactPath(this.desk, agreed);
    await agree(this.desk, this.contact, 'blauwe fiets');
    await press(this.holder, agreed);
    await makeRounds(this);
    this.batches = await makeBatches(this);
  }

  private async client(tier: Tier): Promise<Matter> {
    return makeClient(this.desk, newClient(tier, this.language));
  }

  private async started(tier: Tier): Promise<Matter> {
    return start(this.desk, await this.client(tier));
  }

  private async uploaded(tier: Tier): Promise<Matter> {
    const matter = await this.started(tier);
    await this.desk.upload(matter.accounts, makeReport(matter.client.name, 2, NEUTRAL));
    return matter;
  }

  /** One of two signers has approved. */
  private async several(): Promise<Matter> {
    const matter = await this.started('collaborate');
    await addSigner(this.desk, matter, newClient('collaborate', this.language));
    await this.desk.upload(matter.accounts, makeReport(matter.client.name, 2, NEUTRAL));
    await shared(this.desk, matter, 'approve');
    await press(this.holder, matter);
    await prove(this.holder, matter);
    await decide(this.holder, matter, 'approve');
    return matter;
  }

  /** Shared, then changed, then shared again: with a page that changed, one that came and one that went. */
  private async again(): Promise<void> {
    const matter = await this.started('collaborate');
    const sheets = (amount: string, middle: string[]) => [['R 2025', 'R-2025'], ['R2', `251.900 ${amount}`], middle, ['R3 x y z']];
    await this.desk.upload(matter.accounts, makeSheets(sheets('12.345', ['R4 a b c d e']), NEUTRAL));
    await shared(this.desk, matter, 'approve');
    await this.desk.upload(matter.accounts, makeSheets(sheets('12.543', ['R5 f g h i j']), NEUTRAL), 'R-2025');
    await this.desk.server.mailbox.receive(matter.client.email); // Nothing is asked any more.
    await this.desk.upload(matter.accounts, makeSheets([...sheets('12.543', ['R5 f g h i j']), ['R6 k l m n']], NEUTRAL));
    await shared(this.desk, matter, 'approve');
    await press(this.holder, matter);
    await prove(this.holder, matter);
    this.matters.set('again', matter);
  }

  private async foundFirm(server: Server): Promise<void> {
    const slug = `nieuw-${this.language}`;
    await server.command('firm', 'create', slug, 'Kantoor Nieuw', '--password-only');
    for (const name of ['eerste', 'tweede']) {
      await server.command('employee', 'invite', slug, `${name}@${slug}.example`, 'Robin Nieuw', '--language', this.language);
    }
    this.invitation = (await server.mailbox.receive(`tweede@${slug}.example`)).link;
    const email = `eerste@${slug}.example`;
    const token = (await server.mailbox.receive(email)).link.split('/').at(-1)!;
    this.newcomer = await Forms.open(server);
    const password = 'een korte zin is sterk';
    await this.newcomer.done('/api/sign-in/accept', { firm: slug, token, password });
    await this.newcomer.signIn({ email, password });
    const text = 'R-1\n\n[? x: R-2]\nR-3';
    await this.newcomer.done('/api/texts/save', { firm: slug, act: 'lor', language: 'nl', text, seen: '0' });
    this.newcomerPath = `/${slug}/office/clients`;
  }
}

export async function makeClient(
  desk: Forms,
  client: NewClient,
  firm = 'devries',
  authority: Authority = 'alone',
): Promise<Matter> {
  const card = await desk.done('/api/clients/create', {
    firm,
    name: client.name,
    legal_form: client.legalForm,
    kvk_number: client.kvk,
    number: client.number,
    tier: client.tier,
    contact_name: client.contact,
    contact_email: client.email,
    contact_language: client.language,
    contact_authority: authority,
  });
  return { client, card, accounts: '', link: '', view: '' };
}

export async function start(desk: Forms, matter: Matter, firm = 'devries'): Promise<Matter> {
  const client = matter.card.split('/').at(-1)!;
  matter.accounts = await desk.done('/api/annual-accounts/start', { firm, client, year: '2025' });
  return matter;
}

export function accountsId(matter: Matter): string {
  return matter.accounts.split('/').at(-1)!;
}

/** Shares, and opens the mail. */
export async function shared(
  desk: Forms,
  matter: Matter,
  purpose: 'view' | 'approve',
  acts: string[] = [],
): Promise<Matter> {
  const asked = Object.fromEntries(acts.map((act, at) => [`acts[${at}]`, act]));
  await desk.done('/api/annual-accounts/share', { firm: 'devries', accounts: accountsId(matter), purpose, ...asked });
  matter.link = (await desk.server.mailbox.receive(matter.client.email)).link;
  return matter;
}

/** A client whose report was just shared. */
export async function share(desk: Forms, client: NewClient, purpose: 'view' | 'approve'): Promise<Matter> {
  const matter = await start(desk, await makeClient(desk, client));
  await desk.upload(matter.accounts, makeReport(client.name));
  return shared(desk, matter, purpose);
}

export async function renew(desk: Forms, matter: Matter): Promise<string> {
  await desk.done('/api/annual-accounts/renew-link', { firm: 'devries', accounts: accountsId(matter) });
  return (await desk.server.mailbox.receive(matter.client.email)).link;
}

/** The firm takes its request back. */
export async function takeBack(desk: Forms, matter: Matter): Promise<void> {
  const form = { firm: 'devries', accounts: accountsId(matter), step: 'withdraw-request', reason: 'Er ontbreekt een bijlage.' };
  await desk.done('/api/annual-accounts/move', form);
}

export async function press(holder: Forms, matter: Matter): Promise<void> {
  const token = matter.link.split('/').at(-1)!;
  const nonce = hiddenField(await holder.page(new URL(matter.link).pathname), 'nonce');
  matter.view = await holder.done('/api/links/press', { firm: 'devries', token, nonce });
}

function linkId(matter: Matter): string {
  return matter.view.split('/').at(-1)!;
}

export async function prove(holder: Forms, matter: Matter, known = ''): Promise<void> {
  const code = known || (await holder.server.mailbox.receive(matter.client.email)).code;
  await holder.done('/api/links/confirm-code', { firm: 'devries', link: linkId(matter), code });
}

export async function decide(holder: Forms, matter: Matter, decision: 'approve' | 'return'): Promise<void> {
  const html = await holder.page(`${matter.view}?step=${decision}`);
  const [version, sha256] = [hiddenField(html, 'version'), hiddenField(html, 'sha256')];
  const reason = 'Op bladzijde 2 klopt het eigen vermogen niet.';
  const texts = decision === 'approve' ? hiddenField(html, 'texts') : '';
  // What is asked beside the approval itself has boxes, of which there are none for a single act.
  const boxes = ['concept', 'lor', 'signing', 'adoption', 'filing_mandate'].map((act) => [`agree_${act}`, 'on'] as const);
  const ticks = decision === 'approve' ? Object.fromEntries(boxes) : {};
  const form = { firm: 'devries', link: linkId(matter), version, sha256, texts, reason, ...ticks };
  await holder.done(`/api/approvals/${decision}`, form);
}

/** From now on, whoever approves for a client of the highest tier gives a code that was agreed on, where there is one. */
export async function askAgreedCodes(server: Server): Promise<void> {
  const administrator = await (await Forms.open(server)).signIn(server.someone('devries', 'administrator'));
  await administrator.done('/api/links/choose-strengths', {
    firm: 'devries',
    view_standard: 'button',
    view_collaborate: 'button',
    view_extended: 'button',
    approve_collaborate: 'mailed_code',
    approve_extended: 'access_code',
  });
  await administrator.requests.dispose();
}

/** Path of the first contact's form. */
export async function contactPath(desk: Forms, matter: Matter): Promise<string> {
  const path = /\/devries\/office\/clients\/[0-9a-f-]+\/contact\?id=[0-9a-f-]+/.exec(await desk.page(matter.card))?.[0];
  if (!path) throw new Error(`no contact on ${matter.card}`);
  return path;
}

export async function agree(desk: Forms, contact: string, code: string): Promise<void> {
  const id = contact.split('id=').at(-1)!;
  await desk.done('/api/links/access-code', { firm: 'devries', contact: id, access_code: code });
}
