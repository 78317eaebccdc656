import { execFile, spawn } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** What wrk says of one round. */
export interface Round {
  perSecond: number;
  p50: number;
  p99: number;
}

/** Loads a page over `connections` for some seconds. Throws when an answer was not a success. */
export async function wrk(url: string, cookie: string, connections: number, seconds: number): Promise<Round> {
  const threads = String(Math.min(2, connections));
  const args = ['-t', threads, '-c', String(connections), '-d', `${seconds}s`, '--latency', '--timeout', '30s', '-H', `Cookie: ${cookie}`, url];
  const { stdout } = await run('wrk', args);
  if (/Non-2xx|Socket errors/.test(stdout)) throw new Error(`${url}\n${stdout}`);
  const line = (pattern: RegExp) => pattern.exec(stdout)?.[1] ?? '';
  return {
    perSecond: Number(line(/Requests\/sec:\s+([\d.]+)/)),
    p50: milliseconds(line(/ 50%\s+(\S+)/)),
    p99: milliseconds(line(/ 99%\s+(\S+)/)),
  };
}

function milliseconds(text: string): number {
  const value = parseFloat(text);
  if (text.endsWith('us')) return value / 1000;
  return text.endsWith('ms') ? value : value * 1000;
}

export function median(values: number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}

/** Rounds of several pages in turn, so that a slow minute of the machine hits all of them; medians. */
export async function inTurn(rounds: number, pages: (() => Promise<Round>)[]): Promise<Round[]> {
  const seen: Round[][] = pages.map(() => []);
  for (let round = 0; round < rounds; round += 1) {
    for (const [at, page] of pages.entries()) seen[at]!.push(await page());
  }
  return seen.map((each) => ({
    perSecond: median(each.map((round) => round.perSecond)),
    p50: median(each.map((round) => round.p50)),
    p99: median(each.map((round) => round.p99)),
  }));
}

/** Proportional set size of a process and its children, in MiB. */
export function memory(pid: number): number {
  const own = Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0) / 1024;
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean);
  return children.reduce((sum, child) => sum + memory(Number(child)), own);
}

/** Seconds of processor time that a process has used: says what a page costs whoever else is busy on the machine. */
export function processorSeconds(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

/** A program that serves until it is stopped. */
export function serve(program: string, args: string[]) {
  const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  process.once('exit', () => child.kill('SIGKILL'));
  return { pid: child.pid ?? 0, stop: () => void child.kill('SIGTERM') };
}

/** Waits until an address answers. */
export async function answers(url: string): Promise<void> {
  const until = Date.now() + 30_000;
  while (Date.now() < until) {
    const ok = await fetch(url).then((answer) => answer.status < 500, () => false);
    if (ok) return;
  }
  throw new Error(`${url} does not answer`);
}

/** Bytes that a body has, as sent to a browser that takes brotli. */
export async function bodyBytes(url: string, cookie: string): Promise<number> {
  const { stdout } = await run('curl', ['-s', '-o', '/dev/null', '-w', '%{size_download}', '-H', 'Accept-Encoding: br', '-H', `Cookie: ${cookie}`, url]);
  return Number(stdout);
}

export function machine(): string {
  const cpu = /model name\s+: (.*)/.exec(readFileSync('/proc/cpuinfo', 'utf8'))?.[1] ?? 'unknown';
  const cores = readdirSync('/sys/devices/system/cpu').filter((name) => /^cpu\d+$/.test(name)).length;
  return `${cpu}, ${cores} cores`;
}
