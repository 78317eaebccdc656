import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdtempSync, openSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect } from '@playwright/test';
import { type Database, type Engine, makeDatabase } from './database.ts';
import { Mailbox } from './mailbox.ts';
import { SmtpSink } from './smtp-sink.ts';

const run = promisify(execFile);

/** A sign-in that `akkoord demo` printed. */
export interface SignIn {
  role: string;
  firm: string;
  email: string;
  password: string;
  totp_secret: string | null;
}

/** The real binary on a port of its own, with demo data in a folder of its own. */
export class Server {
  readonly url: string;
  readonly mailbox: Mailbox;
  readonly database: Database;
  signIns: SignIn[] = [];
  private readonly folder: string;
  /** What the program runs with. */
  readonly environment: NodeJS.ProcessEnv;
  private readonly sink: SmtpSink | undefined;
  private child: ChildProcess | undefined;

  private constructor(folder: string, port: number, database: Database, sink: SmtpSink | undefined) {
    this.folder = folder;
    this.database = database;
    this.sink = sink;
    this.url = `http://localhost:${port}`;
    this.mailbox = new Mailbox(path.join(folder, 'mail'));
    const outside = Object.entries(process.env).filter(([name]) => !name.startsWith('AKKOORD_'));
    this.environment = {
      ...Object.fromEntries(outside),
      AKKOORD_BIND: `127.0.0.1:${port}`,
      AKKOORD_BASE_URL: this.url,
      AKKOORD_DATA_DIR: folder,
      AKKOORD_DATABASE_URL: database.url,
      ...(database.ownerUrl && { AKKOORD_MIGRATE_URL: database.ownerUrl }),
      AKKOORD_MAIL_URL: sink?.url ?? 'mailbox:',
    };
  }

  /**
   * Mails go to the embedded mailbox, with PostgreSQL to a real SMTP server. People sign in with a password alone unless
   * `factors` says otherwise: many tests sign in as the same person at once, and a code works once.
   */
  static async start(engine: Engine, name: string, clients = 12, factors = false): Promise<Server> {
    const folder = mkdtempSync(path.join(tmpdir(), `akkoord-${name}-`));
    const database = await makeDatabase(engine, folder, `akkoord_${name}_${process.pid}`);
    const sink = engine === 'postgres' ? await SmtpSink.start(path.join(folder, 'mail')) : undefined;
    const server = new Server(folder, await freePort(), database, sink);
    // Also when the worker ends without coming to its end.
    process.once('exit', () => server.child?.kill('SIGKILL'));
    try {
      const printed = await server.command('demo', '--clients', String(clients), ...(factors ? [] : ['--password-only']));
      server.signIns = printed.split('\n').filter((line) => line.startsWith('{')).map((line) => JSON.parse(line));
      // Sealing waits for nobody here; who tries to undo sets the time himself.
      await database.execute('UPDATE firms SET undo_minutes = 0');
      await server.run();
    } catch (error) {
      await server.stop();
      throw error;
    }
    return server;
  }

  /** Runs another command of the binary beside the server; gives what it printed. */
  async command(...words: string[]): Promise<string> {
    return (await run(binary(), words, { env: this.environment })).stdout;
  }

  /** The sign-in of somebody with a role at a firm. */
  someone(firm: string, role: string): SignIn {
    const found = this.signIns.find((one) => one.firm === firm && one.role === role);
    if (!found) throw new Error(`demo printed no ${role} of ${firm}`);
    return found;
  }

  /** The program. */
  get program(): string {
    return binary();
  }

  /** All tests come from one address; each has the tries that an address of its own would have. */
  async forgetTries(): Promise<void> {
    await this.database.execute('DELETE FROM throttles');
  }

  /** Number of the running process. */
  get pid(): number {
    return this.child?.pid ?? 0;
  }

  /** What is in the folder of half-finished uploads. */
  get halves(): string[] {
    return readdirSync(path.join(this.folder, 'tmp'));
  }

  get log(): string {
    return readFileSync(path.join(this.folder, 'server.log'), 'utf8');
  }

  /** What it logged last: why a form was refused stands there. */
  get lastWords(): string {
    return this.log.trimEnd().split('\n').slice(-3).join('\n');
  }

  /** Ends the server as a power cut does. */
  async kill(): Promise<void> {
    await this.end('SIGKILL');
  }

  async stop(): Promise<void> {
    await this.end('SIGTERM');
    await this.sink?.stop();
    await this.database.remove();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    if (!this.child || this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = once(this.child, 'exit');
    this.child.kill(signal);
    await ended;
  }

  /** Starts the server, for the first time or after it was killed; ready when this returns. */
  async run(): Promise<void> {
    const log = openSync(path.join(this.folder, 'server.log'), 'a');
    this.child = spawn(binary(), ['serve'], { env: this.environment, stdio: ['ignore', log, log] });
    closeSync(log);
    const answers = async () => {
      if (this.child?.exitCode !== null) throw new Error(`the server ended:\n${this.log}`);
      return fetch(`${this.url}/readyz`).then((answer) => answer.status, () => 0);
    };
    await expect.poll(answers, { message: '/readyz', timeout: 30_000, intervals: [50, 100, 200] }).toBe(200);
  }
}

function binary(): string {
  const named = process.env.AKKOORD_BIN ?? process.env.E2E_SERVER;
  if (!named) throw new Error('AKKOORD_BIN must name the akkoord binary');
  return path.resolve(named);
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
