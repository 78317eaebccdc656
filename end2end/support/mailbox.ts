import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect } from '@playwright/test';
import PostalMime from 'postal-mime';

/** A mail as its reader sees it. */
export interface Mail {
  /** Its `Message-ID`. */
  id: string;
  to: string;
  subject: string;
  text: string;
  html: string;
  /** The address under the button; empty when there is none. */
  link: string;
  /** The eight digits of an access code; empty when there is none. */
  code: string;
  /** Media types of the files that came with it. */
  files: string[];
}

/** The folder in which every mail ends up as an `.eml` file, newest last by name. */
export class Mailbox {
  private readonly folder: string;
  private readonly taken = new Set<string>();
  private readonly opened = new Map<string, Mail>();

  constructor(folder: string) {
    this.folder = folder;
  }

  /** The oldest mail to an address that nobody took before; waits for it. */
  async receive(to: string, saying = ''): Promise<Mail> {
    let found: [string, Mail] | undefined;
    const look = async () => {
      const mails = await this.mails();
      found = mails.find(([name, mail]) => !this.taken.has(name) && mail.to === to && mail.text.includes(saying));
      return found !== undefined;
    };
    await expect.poll(look, { message: `a mail to ${to} ${saying}`, timeout: 20_000, intervals: [50, 100, 200] }).toBe(true);
    const [name, mail] = found!;
    this.taken.add(name);
    return mail;
  }

  /** Every mail to an address so far, taken or not. */
  async sentTo(to: string): Promise<Mail[]> {
    return (await this.mails()).map(([, mail]) => mail).filter((mail) => mail.to === to);
  }

  /** What opens something: the token of every link so far, and every code. */
  async secrets(): Promise<string[]> {
    const mails = (await this.mails()).map(([, mail]) => mail);
    return mails.flatMap(({ link, code }) => [link.split('/').at(-1) ?? '', code]).filter(Boolean);
  }

  private async mails(): Promise<[string, Mail][]> {
    const names = (await readdir(this.folder).catch(() => [])).filter((name) => /^[^.].*\.eml$/.test(name)).sort();
    for (const name of names.filter((name) => !this.opened.has(name))) {
      this.opened.set(name, await read(path.join(this.folder, name)));
    }
    return names.map((name) => [name, this.opened.get(name)!]);
  }
}

async function read(file: string): Promise<Mail> {
  const mail = await PostalMime.parse(await readFile(file));
  const text = (mail.text ?? '').replaceAll('\r\n', '\n');
  const link = /https?:\/\/\S+\/(?:open|invitation)\/\S+/.exec(text)?.[0] ?? '';
  const code = link ? '' : (/^\s*(\d{4}) ?(\d{4})\s*$/m.exec(text)?.slice(1).join('') ?? '');
  const id = mail.messageId ?? '';
  return { id, to: mail.to?.[0]?.address ?? '', subject: mail.subject ?? '', text, html: mail.html ?? '', link, code, files: mail.attachments.map(({ mimeType }) => mimeType) };
}
