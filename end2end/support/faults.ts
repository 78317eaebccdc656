import { type BrowserContext, expect } from '@playwright/test';

/**
 * What no page may ever do: report an error or a violated security policy to the console, throw, ask another
 * host for something, or carry an error in its address.
 */
export class Faults {
  private readonly seen = new Set<string>();
  private readonly refused = new Set<string>();
  private readonly origin: string;
  /** Set while the server is away on purpose. */
  outage = false;

  constructor(origin: string) {
    this.origin = origin;
  }

  follow(context: BrowserContext): void {
    context.on('response', (response) => {
      // The browser reports a page that is answered with an error status; a person sees that page.
      if (response.status() >= 400 && response.request().resourceType() === 'document') this.refused.add(response.url());
    });
    context.on('console', (message) => {
      const place = message.location().url;
      const away = this.outage && message.text().includes('ERR_CONNECTION');
      const expected = away || message.text().startsWith('Failed to load resource') && this.refused.has(place);
      if (message.type() === 'error' && !expected) this.seen.add(`console: ${message.text()} (${place})`);
    });
    context.on('weberror', (error) => this.seen.add(`thrown: ${brief(error.error())}`));
    context.on('request', (request) => {
      const url = new URL(request.url());
      if (url.protocol.startsWith('http') && url.origin !== this.origin) this.seen.add(`other host: ${url.href}`);
      if (url.href.includes('__err')) this.seen.add(`error in an address: ${url.href}`);
    });
  }

  expectNone(): void {
    expect([...this.seen], 'faults of the pages').toEqual([]);
  }
}

/** The message and where it was thrown; not every frame above it. */
function brief(error: Error): string {
  return (error.stack ?? error.message).split('\n').slice(0, 3).join(' ');
}
