import { describe, expect, it } from 'vitest';
import { testPolicies } from '../../testing/policies-fixture.ts';
import { loadLayer, loadPack, textsOfPack } from './load.ts';
import { CHECKS_AT_MOST } from './pack-data.ts';
import { PolicyFaults } from './yaml-source.ts';

const policies = testPolicies();
const PACK = 'liaocheng-2021';
const BENEFIT = `packs/${PACK}/training-subsidy.yaml`;
const SETTINGS = `packs/${PACK}/settings.yaml`;
const LAYER = 'fund-181-2023';
const texts = textsOfPack(PACK, policies.sources);

/** b, c, ... z, ba, bb, ...: check names are words. */
const nameOf = (n: number): string =>
  `made-${n.toString(26).replace(/./g, (digit) => String.fromCharCode(97 + Number.parseInt(digit, 26)))}`;

const checks = (count: number, clause: string, from: string) =>
  Array.from(
    { length: count },
    (_, n) => `  - check: ${nameOf(n)}
    asks: 问
    clause: ${clause}
    from: ${from}
    condition: {is: {fact: /claim/payee, value: trainee}}
    says: {met: 是。, not-met: 否。}
`,
  ).join('');

function faultsOf(load: () => unknown): string[] {
  try {
    load();
    return [];
  } catch (error) {
    if (!(error instanceof PolicyFaults)) throw error;
    return error.faults.map(({ file, line, message }) => `${file}:${line}: ${message}`);
  }
}

/** The pack with so many more checks of a benefit, or of every claim. */
function packFaults(path: string, key: string, count: number): string[] {
  const text = (texts.get(path) ?? '').replace(
    `${key}:\n`,
    `${key}:\n${checks(count, 'LC-1', '2021-01-01')}`,
  );
  return faultsOf(() => loadPack(PACK, new Map([...texts, [path, text]]), policies));
}

function layerFaults(count: number): string[] {
  const made = checks(count, 'EF-5a', '2024-01-01').replace(/^/gm, '  ').trimEnd();
  const text = (policies.sources.get(`layers/${LAYER}.yaml`) ?? '').replace(
    '  training-subsidy:\n',
    `  training-subsidy:\n${made}\n`,
  );
  return faultsOf(() => loadLayer(LAYER, text, policies));
}

const lineOf = (text: string | undefined, wanted: string) => (text ?? '').split('\n').indexOf(wanted) + 1;

describe('a bounded number of checks applies to a claim line', () => {
  const data = policies.packs.get(PACK)?.data;
  const everyClaim = data?.everyClaim.length ?? 0;
  const benefit = new Set(data?.benefits.get('training-subsidy')?.checks.map(({ check }) => check)).size;
  const room = CHECKS_AT_MOST - everyClaim - benefit;
  const sentence = `${CHECKS_AT_MOST + 1} checks for one claim line, those of every claim included; at most ${CHECKS_AT_MOST} can be run`;

  it('and a pack with one more is refused with the file and line of its list', () => {
    expect(packFaults(BENEFIT, 'checks', room + 1)).toEqual([
      `policy/${BENEFIT}:${lineOf(texts.get(BENEFIT), 'checks:')}: ${sentence}`,
    ]);
  });

  it('and a benefit that is not provided, which every claim is checked for too', () => {
    const own = CHECKS_AT_MOST - 1 - everyClaim;
    const refused = `policy/${SETTINGS}:${lineOf(texts.get(SETTINGS), 'every-claim:')}: ${sentence}`;
    expect(packFaults(SETTINGS, 'every-claim', own + 1)).toContain(refused);
    expect(packFaults(SETTINGS, 'every-claim', own)).not.toContain(refused);
  });

  it('and so is a layer', () => {
    const own = CHECKS_AT_MOST - (policies.layers.get(LAYER)?.data.get('training-subsidy')?.length ?? 0);
    const faults = layerFaults(own + 1);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain(`policy/layers/${LAYER}.yaml:`);
    expect(faults[0]).toContain(sentence);
    expect(layerFaults(own)).toEqual([]);
  });

  it('but a pack that fills the bound loads, and versions of one check count once (controls)', () => {
    expect(packFaults(BENEFIT, 'checks', room)).toEqual([]);
    const twice = (texts.get(BENEFIT) ?? '').replace(
      'checks:\n',
      `checks:\n${checks(room - 1, 'LC-1', '2021-01-01')}${checks(1, 'LC-1', '2021-01-01').replace('made-a', 'dated').replace('from: 2021-01-01', 'from: 2021-01-01\n    through: 2021-05-31')}${checks(1, 'LC-1', '2021-06-01').replace('made-a', 'dated')}`,
    );
    expect(faultsOf(() => loadPack(PACK, new Map([...texts, [BENEFIT, twice]]), policies))).toEqual([]);
  });
});
