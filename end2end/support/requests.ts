import { type APIRequestContext, type APIResponse, expect, request } from '@playwright/test';
import type { Report } from './report.ts';
import type { Server, SignIn } from './server.ts';

/** A browser's form posts without the browser: quick ways to a state that a test starts from. */
export class Forms {
  readonly requests: APIRequestContext;
  readonly server: Server;
  /** Sent with every form, so that one which comes twice is recognised. */
  submission: string | undefined;

  constructor(server: Server, requests: APIRequestContext) {
    this.server = server;
    this.requests = requests;
  }

  static async open(server: Server): Promise<Forms> {
    return new Forms(server, await request.newContext({ baseURL: server.url, timeout: 60_000 }));
  }

  async page(path: string): Promise<string> {
    const answer = await this.requests.get(path, { headers: { accept: 'text/html' } });
    expect(answer.ok(), `${path} answers ${answer.status()}`).toBe(true);
    return answer.text();
  }

  /** Posts a form as a page of ours would. */
  post(action: string, form: Record<string, string>): Promise<APIResponse> {
    const whole = this.submission === undefined ? form : { ...form, submission: this.submission };
    return this.requests.post(action, { form: whole, headers: this.headers(), maxRedirects: 0 });
  }

  /** Posts a form that must succeed; gives where it leads. */
  async done(action: string, form: Record<string, string>): Promise<string> {
    const answer = await this.post(action, { back: '/', ...form });
    expect(answer.status(), `${action} answers ${await answer.text()}`).toBe(303);
    const cookies = answer.headersArray().filter(({ name, value }) => name.toLowerCase() === 'set-cookie' && value.startsWith('flash='));
    if (cookies.length > 0) throw new Error(`${action} was refused; the server says:\n${this.server.lastWords}`);
    return answer.headers()['location'] ?? '';
  }

  async signIn({ email, password }: Pick<SignIn, 'email' | 'password'>): Promise<this> {
    await this.done('/api/sign-in', { email, password });
    return this;
  }

  async upload(accounts: string, report: Report, changes = ''): Promise<APIResponse> {
    // What was typed stands before the file in our own form too.
    const multipart = { changes, report };
    return this.requests.post(`${accounts}/report`, { multipart, headers: this.headers(), maxRedirects: 0 });
  }

  private headers(): Record<string, string> {
    return { origin: this.server.url, accept: 'text/html' };
  }
}

/** The value of a hidden field. */
export function hiddenField(html: string, name: string): string {
  const input = new RegExp(`<input[^>]*name="${name}"[^>]*>`).exec(html)?.[0] ?? '';
  const value = /value="([^"]*)"/.exec(input)?.[1];
  if (value === undefined) throw new Error(`no field ${name} in the page`);
  return value;
}
