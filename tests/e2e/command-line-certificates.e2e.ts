import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { NOTICES } from '../../src/testing/region-notices-fixture.ts';
import {
  CLASS_NAME,
  certificateNumberOf,
  workbooksOf,
  writeWorkbooks,
} from '../../src/testing/region-workbooks-fixture.ts';
import { callProgram, computedLines, fenOf } from './command-line-parts.ts';

// A county of each notice that pays on certificates, by command line: workbooks in, a line for each certificate out.

let folder: string;
const at = (name: string) => join(folder, name);
const computedIn = (name: string) => computedLines(at(name));

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'jilu-cli-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ON_CERTIFICATES = NOTICES.filter(({ roads }) => roads.some(({ on }) => on === 'certificates'));

describe.each(ON_CERTIFICATES)('certificates of $region.name by command line', ({ region, roads }) => {
  const there = (...args: string[]) => callProgram(folder, [...args, '--data', at(`data-${region.county}`)]);
  const outFile = `certificates-${region.county}.jsonl`;
  const compute = (...more: string[]) =>
    there(
      'claims',
      'compute',
      '--certificates',
      ...more,
      '--on',
      `${region.year}-10-15`,
      '--out',
      at(outFile),
    );
  const ofCertificates = roads.filter(({ on }) => on === 'certificates');

  test('its workbooks go in whole', async () => {
    const workbooks = at(`workbooks-${region.county}`);
    mkdirSync(workbooks);
    await writeWorkbooks(workbooks, workbooksOf(region));
    const called = await there('intake', workbooks, '--region', region.county);
    expect(called, called.err).toMatchObject({ status: 0 });
  });

  test('each benefit of the notice has a line for each certificate, which the line names', async () => {
    const called = await compute();
    expect(called, called.err).toMatchObject({ status: 0 });
    const lines = computedIn(outFile).map(({ line, source, decision }) => [
      line.claim.benefit,
      source?.certificateNumber,
      decision.amountFen,
    ]);
    const fenIn = (text: string) => (/^[\d,.]+$/.test(text) ? fenOf(text) : 0);
    const wantedLines = ofCertificates.flatMap(({ benefit, lines: some }) =>
      Object.entries(some).map(([place, text]) => [
        benefit,
        certificateNumberOf(region, Number(place)),
        fenIn(text),
      ]),
    );
    expect(lines.toSorted()).toEqual(wantedLines.toSorted());
  });

  test('one benefit of one class gives the same lines again; of a class that is not there nothing', async () => {
    const all = computedIn(outFile);
    const [{ benefit = '' } = {}] = ofCertificates;
    const called = await compute('--benefit', benefit, '--class', CLASS_NAME);
    expect(called, called.err).toMatchObject({ status: 0 });
    expect(computedIn(outFile)).toEqual(all.filter(({ line }) => line.claim.benefit === benefit));
    const none = await compute('--class', '没有的班');
    expect(none.err).toContain('没有的班');
    expect(none.status).toBe(2);
  });
});
