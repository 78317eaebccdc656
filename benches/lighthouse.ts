/**
 * What a phone gets: Lighthouse's mobile audit of the landing page and the approval page, and the bytes of a first
 * visit. `scripts/bench.sh lighthouse`
 */
import { createRequire } from 'node:module';
import { newClient } from '../end2end/support/people.ts';
import { makeReport } from '../end2end/support/report.ts';
import { Forms } from '../end2end/support/requests.ts';
import { Server, freePort } from '../end2end/support/server.ts';
import { makeClient, press, prove, shared, start } from '../end2end/support/world.ts';
import { median } from './measures.ts';

const packages = createRequire(new URL('../end2end/package.json', import.meta.url));
const { chromium } = packages('@playwright/test');
const { default: lighthouse } = await import(packages.resolve('lighthouse'));
const RUNS = 3;

const server = await Server.start('sqlite', 'lighthouse');
const desk = await (await Forms.open(server)).signIn(server.someone('devries', 'accountant'));
const holder = await Forms.open(server);
const matters = [];
for (let one = 0; one < 2; one += 1) {
  const matter = await start(desk, await makeClient(desk, newClient()));
  await desk.upload(matter.accounts, makeReport(matter.client.name, 12));
  matters.push(await shared(desk, matter, 'approve'));
}
const [unopened, read] = matters as [(typeof matters)[0], (typeof matters)[0]];
await press(holder, read);
await prove(holder, read);
const { cookies } = await holder.requests.storageState();
const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');

const port = await freePort();
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_BIN || '/usr/bin/chromium',
  args: [`--remote-debugging-port=${port}`, '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
});
const failed = new Set<string>();
console.log('| page | performance | accessibility | best practices | FCP s | LCP s | TTI s | TBT ms | CLS |');
console.log(`|${' --- |'.repeat(9)}`);
const sizes: string[] = [];
for (const [name, url] of [['landing page', unopened.link], ['approval page', server.url + read.view]] as const) {
  const results: any[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const options = { port, extraHeaders: { Cookie: cookie }, onlyCategories: ['performance', 'accessibility', 'best-practices'] };
    results.push((await lighthouse(url, options)).lhr);
  }
  const middle = (of: (lhr: any) => number) => median(results.map(of));
  const score = (category: string) => Math.round(middle((lhr) => lhr.categories[category].score) * 100);
  const value = (audit: string, unit = 1000) => (middle((lhr) => lhr.audits[audit].numericValue) / unit).toFixed(unit === 1000 ? 2 : unit === 1 ? 0 : 3);
  console.log(
    `| ${name} | ${score('performance')} | ${score('accessibility')} | ${score('best-practices')} | ${value('first-contentful-paint')} | ` +
      `${value('largest-contentful-paint')} | ${value('interactive')} | ${value('total-blocking-time', 1)} | ${middle((lhr) => lhr.audits['cumulative-layout-shift'].numericValue).toFixed(3)} |`,
  );
  for (const audit of Object.values<any>(results[0].audits)) {
    const counted = ['accessibility', 'best-practices'].some((category) =>
      results[0].categories[category].auditRefs.some((ref: any) => ref.id === audit.id && ref.weight > 0),
    );
    if (counted && audit.score !== null && audit.score < 1) failed.add(`${name}: ${audit.id}: ${audit.title}`);
  }
  const bytes: Record<string, number> = {};
  for (const request of results[0].audits['network-requests'].details.items) {
    const kind = request.url.endsWith('.wasm') ? 'WASM' : request.resourceType;
    bytes[kind] = (bytes[kind] ?? 0) + request.transferSize;
  }
  const listed = Object.entries(bytes).map(([kind, sum]) => `${kind} ${(sum / 1024).toFixed(1)} KiB`);
  sizes.push(`${name}: ${listed.join(', ')}`);
}
console.log(`\nFirst visit, over the wire with headers:\n${sizes.map((size) => `- ${size}`).join('\n')}`);
for (const audit of failed) console.log(`- not passed: ${audit}`);
await browser.close();
await server.stop();
process.exit();
