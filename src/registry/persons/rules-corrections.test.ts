import { expect, it } from 'vitest';
import { testPolicies } from '../../testing/policies-fixture.ts';
import { payloadOf, statementText } from './rules-corrections.ts';

const { vocabulary } = testPolicies();
const grounds = { knownOn: '2021-06-10', reason: '测试用', document: '测试用' };

/** What the paper says, or the code of the refusal. */
function said(body: Record<string, unknown>): unknown {
  const result = payloadOf({ ...grounds, ...body } as Parameters<typeof payloadOf>[0], undefined, {
    today: '2021-06-15',
    vocabulary,
  });
  return 'refusal' in result ? result.refusal.code : result.payload;
}

it('a graduate is one of the year for the calendar year of graduation, which must be said', () => {
  const graduate = { kind: 'school-enrolment', group: 'graduate-of-the-year', from: '2021-07-01' };
  expect(said(graduate)).toBe('graduation-year-missing');
  expect(said({ ...graduate, graduationYear: 2021 })).toEqual({
    memberships: [
      { code: 'graduate-of-the-year', from: '2021-01-01', until: '2021-12-31', graduationYear: 2021 },
    ],
  });
});

it('of a domestic worker the paper says whether the service agreement is signed', () => {
  const domestic = { kind: 'employment-service', group: 'flexible-domestic-worker', from: '2021-02-01' };
  expect(said(domestic)).toBe('agreement-missing');
  const payload = {
    memberships: [{ code: 'flexible-domestic-worker', from: '2021-02-01', agreementSigned: false }],
  };
  expect(said({ ...domestic, agreementSigned: false })).toEqual(payload);
  expect(statementText('employment-service', { payload, knownOn: '2021-06-10' }, vocabulary)).toBe(
    '灵活就业家政服务人员 2021-02-01 起，未签家政服务协议；核实日期 2021-06-10',
  );
});

it('an agreement is kept of domestic workers alone', () => {
  const other = { kind: 'employment-service', group: 'flexible-worker', from: '2021-02-01' };
  expect(said({ ...other, agreementSigned: true })).toEqual({
    memberships: [{ code: 'flexible-worker', from: '2021-02-01' }],
  });
});
