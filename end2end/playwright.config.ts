import path from 'node:path';
import { type Project, defineConfig } from '@playwright/test';

const CHROMIUM = process.env.CHROMIUM_BIN || '/usr/bin/chromium';
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const phone = { viewport: { width: 360, height: 740 }, hasTouch: true };
const desktop = { viewport: { width: 1440, height: 900 } };
const noScript = { javaScriptEnabled: false };

const engine = process.env.AKKOORD_E2E_DATABASE === 'postgres' ? 'postgres' : 'sqlite';

/** Pages look different by width and are different without a script; the rest is tried where it can differ. */
const on = (...specs: string[]) => specs.map((spec) => `**/${spec}.spec.ts`);
const projects: Project[] = [
  { name: 'phone-360', use: phone, testMatch: on('journey', 'signers', 'a11y', 'scanner', 'edge', 'expiry', 'crash', 'hostile', 'links', 'verify', 'reports', 'compare', 'texts') },
  { name: 'desktop-1440', use: desktop, testMatch: on('journey', 'keyboard', 'hydration', 'languages', 'contacts', 'links', 'overview', 'reports', 'compare', 'bulk', 'readers', 'client-card', 'client-import', 'client-list', 'employees', 'tiers', 'find', 'palette', 'second-factor', 'escaping') },
  { name: 'phone-360-nojs', use: { ...phone, ...noScript }, testMatch: on('journey', 'scanner', 'readers') },
  { name: 'desktop-1440-nojs', use: { ...desktop, ...noScript }, testMatch: on('journey', 'signers', 'a11y', 'keyboard', 'edge', 'contacts', 'expiry', 'links', 'verify', 'overview', 'reports', 'compare', 'bulk', 'texts', 'client-card', 'client-import', 'client-list', 'employees', 'tiers', 'find', 'second-factor', 'escaping') },
];

// The same journey on the other engine, with mail over SMTP.
if (process.env.TEST_POSTGRES_URL && engine === 'sqlite') {
  projects.push({ name: 'phone-360-postgres', use: { ...phone, engine: 'postgres' } as Project['use'], testMatch: on('journey', 'signers', 'expiry', 'crash') });
}

export default defineConfig({
  testDir: 'tests',
  outputDir: process.env.E2E_RESULTS || path.join(import.meta.dirname, 'test-results'),
  fullyParallel: false,
  workers: 2,
  retries: 0,
  forbidOnly: true,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: [['list']],
  use: {
    browserName: 'chromium',
    launchOptions: { executablePath: CHROMIUM, args: FLAGS },
    contextOptions: { reducedMotion: 'reduce' },
    locale: 'nl-NL',
    timezoneId: 'Europe/Amsterdam',
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
    ...({ engine } as object),
  },
  projects,
});
