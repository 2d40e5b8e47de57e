import { describe, expect, it } from 'vitest';
import { type Amendment, amend, PolicyFaults, settingsOfPack } from '../../law/policy/index.ts';
import { addDays, type LocalDate, localDate } from '../../platform/kernel/index.ts';
import { ownCases, POLICY_IDS, publicCases } from '../../testing/determination-cases-fixture.ts';
import { testPolicies } from '../../testing/policies-fixture.ts';
import { lawFrom } from './law.ts';
import { decide } from './rules.ts';
import { decideMany } from './rules-many.ts';

const policies = testPolicies();
const MONTHS = 'work-for-training/months#/condition/per-month/at-most';
const DOCUMENT = '高人社发〔2021〕9号';
const set = (
  key: string,
  value: Amendment['value'],
  from: string,
  through: string | null = null,
): Amendment => ({
  key,
  value,
  from: localDate(from),
  through: through as LocalDate | null,
  source: DOCUMENT,
});
const versionOf = (amendments: readonly Amendment[]) =>
  amend(policies, 'liaocheng-2021', amendments).packs.get('liaocheng-2021')?.version;

describe('settings of a pack', () => {
  it('set to what the pack says change no decision of any case', () => {
    for (const policy of POLICY_IDS) {
      const { from } = policies.packs.get(policy)?.inForce ?? { from: localDate('2024-01-01') };
      const same = settingsOfPack(policies, policy)
        .filter(({ kind }) => kind !== 'switch')
        .map(({ key, value }) => set(key, value, addDays(from, 40)));
      expect(same.length).toBeGreaterThan(5);
      const amended = amend(policies, policy, same);
      expect(amended.packs.get(policy)?.version).not.toBe(policies.packs.get(policy)?.version);
      for (const { lines, standards, scarce } of [publicCases(policy), ...ownCases(policy)]) {
        const outcomes = (law: typeof policies) =>
          decideMany(lines, { policies: law, standards, scarce }).map(({ outcome, amountFen, findings }) =>
            JSON.stringify([
              outcome,
              amountFen,
              findings.map(({ check, clause, verdict, facts }) => [check, clause, verdict, facts]),
            ]),
          );
        expect(outcomes(amended)).toEqual(outcomes(policies));
      }
    }
  });

  it('another value changes the decision from its day on and not before, and the sentence cites the document', () => {
    const [file] = [publicCases('liaocheng-2021')];
    const line = file?.lines.find(
      (line) => line.claim.benefit === 'work-for-training' && (line.claim.months?.length ?? 0) >= 2,
    );
    const context = { policies, standards: file.standards, scarce: file.scarce };
    const entitled = line && decide(line, context);
    if (!line || entitled?.outcome !== 'entitled') throw new Error('the case has gone');
    const first = entitled.basis.anchorOn;
    const capped = (from: LocalDate, through: string | null = null) =>
      decide(line, {
        ...context,
        policies: amend(policies, 'liaocheng-2021', [set(MONTHS, 1, from, through)]),
      });
    const [before, on] = [capped(addDays(first, 1)), capped(first)];
    expect([before.amountFen, on.amountFen]).toEqual([entitled.amountFen, 50_000]);
    expect(on.findings.find(({ check }) => check === 'months')?.because).toContain(`按${DOCUMENT}执行`);
    // A value that has ended is as though it had never been.
    expect(capped(localDate('2021-01-01'), addDays(first, -1)).amountFen).toBe(entitled.amountFen);
  });

  it('give the same version for the same values, another for others', () => {
    const twelve = [set(MONTHS, 12, '2021-07-01')];
    expect(versionOf(twelve)).toBe(versionOf([...twelve]));
    const versions = [
      versionOf([]),
      versionOf(twelve),
      versionOf([set(MONTHS, 11, '2021-07-01')]),
      versionOf([set(MONTHS, 12, '2021-07-02')]),
    ];
    expect(new Set(versions).size).toBe(4);
  });

  it('that do not fit are refused by the same checks as a pack on disk', () => {
    const broken = (key: string, value: Amendment['value']) => () =>
      amend(policies, 'liaocheng-2021', [set(key, value, '2021-03-01')]);
    expect(broken(MONTHS, 'six')).toThrow(PolicyFaults);
    expect(broken(MONTHS, 0)).toThrow(PolicyFaults);
    const group = settingsOfPack(policies, 'liaocheng-2021').find(({ part }) => part === 'groups');
    expect(broken(group?.key ?? '', ['no-such-group'])).toThrow(PolicyFaults);
    expect(broken(group?.key ?? '', [])).toThrow(PolicyFaults);
  });

  it('do not hold who may claim, nor the kinds of training: that is the structure of a notice', () => {
    for (const policy of POLICY_IDS)
      for (const { key } of settingsOfPack(policies, policy))
        expect(key).not.toMatch(/(payee|training-kind)#.*\/one-of\/values/);
  });
});

describe('the law in place', () => {
  it('names its amounts by their content, apart by benefit', () => {
    const rows = publicCases('liaocheng-2021').standards.rows.filter(
      (row) => row.policy === 'liaocheng-2021',
    );
    const law = (standards: typeof rows) =>
      lawFrom(policies, 'liaocheng-2021', { standards, scarce: [], amendments: [] }).amountsFor(
        'training-subsidy',
      ).version;
    expect(law(rows)).toMatch(/^amounts-liaocheng-2021@[0-9a-f]{12}$/);
    expect(law(rows)).toBe(law([...rows]));
    const [first, ...rest] = rows.filter((row) => row.benefit === 'training-subsidy');
    if (!first) throw new Error('the amounts have gone');
    expect(law([{ ...first, amountFen: first.amountFen + 1 }, ...rest])).not.toBe(law([first, ...rest]));
    const others = rows.filter((row) => row.benefit !== 'training-subsidy');
    expect(law([first, ...rest, ...others])).toBe(law([first, ...rest]));
  });

  it('switches layers on from their day', () => {
    const { layers } = lawFrom(policies, 'shanxi-2024', {
      standards: [],
      scarce: [],
      amendments: [set('layer/fund-181-2023', true, '2024-06-01'), set('layer/other', false, '2024-06-01')],
    });
    expect(layers).toEqual([{ id: 'fund-181-2023', from: '2024-06-01', through: null }]);
  });
});
