import { createHash } from 'node:crypto';

/** A file to upload. */
export interface Report {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

/** A small but real PDF of annual accounts: `pages` sheets of A4 that name the client. */
export function makeReport(client: string, pages = 3, name = 'Jaarrekening 2025.pdf'): Report {
  const first = 4;
  const kids = Array.from({ length: pages }, (_, at) => `${first + at * 2} 0 R`);
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R /Lang (nl) >>',
    `<< /Type /Pages /Count ${pages} /Kids [${kids.join(' ')}] >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
  ];
  for (let page = 1; page <= pages; page += 1) {
    const lines = [`Jaarrekening 2025`, client, `Bladzijde ${page} van ${pages}`, 'Eigen vermogen: 251.900'];
    const drawn = lines.map((line, at) => `BT /F1 ${at === 0 ? 24 : 14} Tf 72 ${740 - at * 36} Td (${escaped(line)}) Tj ET`);
    const content = drawn.join('\n');
    const contents = first + page * 2 - 1;
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${contents} 0 R >>`,
      `<< /Length ${Buffer.byteLength(content, 'latin1')} >>\nstream\n${content}\nendstream`,
    );
  }
  return { name, mimeType: 'application/pdf', buffer: assembled(objects) };
}

/** A real PDF of these sheets, each with its lines, and a page number at the foot of every one but the cover. */
export function makeSheets(sheets: string[][], name = 'Jaarrekening 2025.pdf'): Report {
  const first = 4;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R /Lang (nl) >>',
    `<< /Type /Pages /Count ${sheets.length} /Kids [${sheets.map((_, at) => `${first + at * 2} 0 R`).join(' ')}] >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
  ];
  sheets.forEach((lines, at) => {
    const draw = (line: string, y: number) => `BT /F1 14 Tf 72 ${y} Td (${escaped(line)}) Tj ET`;
    const foot = at === 0 ? [] : [draw(`Pagina ${at + 1} van ${sheets.length}`, 40)];
    const content = [...lines.map((line, row) => draw(line, 740 - row * 36)), ...foot].join('\n');
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${first + at * 2 + 1} 0 R >>`,
      `<< /Length ${Buffer.byteLength(content, 'latin1')} >>\nstream\n${content}\nendstream`,
    );
  });
  return { name, mimeType: 'application/pdf', buffer: assembled(objects) };
}

/** A page whose drawing never ends: forms that draw the next one ten times each. `mark` makes bombs differ. */
export function makeTimeBomb(mark = 0): Report {
  const levels = 12;
  const first = 5;
  const form = (next: number) =>
    `/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /XObject << /N ${next} 0 R >> >>`;
  const stream = (keys: string, content: string) => `<< ${keys} /Length ${content.length} >>\nstream\n${content}\nendstream`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Count 1 /Kids [3 0 R] >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /XObject << /N ${first} 0 R >> >> /Contents 4 0 R >>`,
    stream('', `/N Do % ${mark}`),
  ];
  for (let level = 0; level < levels; level += 1) {
    objects.push(stream(form(first + level + 1), '/N Do '.repeat(10)));
  }
  objects.push(stream('/Type /XObject /Subtype /Form /BBox [0 0 595 842]', 'q Q'));
  return { name: 'Jaarrekening zonder eind.pdf', mimeType: 'application/pdf', buffer: assembled(objects) };
}

/** A page tree that leads back to itself. */
export function makePageLoop(): Report {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Count 9 /Kids [3 0 R 2 0 R] >>',
    '<< /Type /Pages /Count 9 /Kids [2 0 R 3 0 R] >>',
  ];
  return { name: 'Jaarrekening in een kring.pdf', mimeType: 'application/pdf', buffer: assembled(objects) };
}

export function sha256(report: Report): string {
  return createHash('sha256').update(report.buffer).digest('hex');
}

function escaped(text: string): string {
  return text.replace(/[\\()]/g, (sign) => `\\${sign}`);
}

function assembled(objects: string[]): Buffer {
  let file = '%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n';
  const places: number[] = [];
  objects.forEach((object, at) => {
    places.push(file.length);
    file += `${at + 1} 0 obj\n${object}\nendobj\n`;
  });
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  const trailer = `<< /Size ${objects.length + 1} /Root 1 0 R >>`;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n${trailer}\nstartxref\n${file.length}\n%%EOF\n`;
  return Buffer.from(file, 'latin1');
}
