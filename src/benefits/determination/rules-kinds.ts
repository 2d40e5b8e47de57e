import type { ClassSubject, Trainee } from './store-subjects.ts';

/**
 * A trainee as one benefit asks about her: by the kinds of certificates that its notice names. Of several certificates the
 * one of such a kind that fits occupation and level of the class, and of those the latest; of several results the pass
 * that brings such a certificate. Where the notice names none, or nothing of these kinds is known, as the class has it.
 */
export function asAskedFor(
  trainee: Trainee,
  named: () => ReadonlySet<string>,
  of: Pick<ClassSubject, 'occupationCode' | 'level'>,
): Trainee {
  const { certificates = [], kinds: results = [] } = trainee;
  if (certificates.length < 2 && results.length === 0) return trainee;
  const kinds = named();
  if (kinds.size === 0) return trainee;
  const isSame = <T>(a: T | null, b: T | null) => a === null || b === null || a === b;
  const accepted = certificates.filter(({ kind }) => kind !== null && kinds.has(kind));
  const fitting = accepted.filter(
    (one) => isSame(one.occupationCode, of.occupationCode) && isSame(one.level, of.level),
  );
  const asked = results.filter(({ kind }) => kinds.has(kind));
  const result = asked.some((one) => one.result === 'passed') ? 'passed' : asked[0]?.result;
  return {
    ...trainee,
    certificate: fitting[0] ?? accepted[0] ?? trainee.certificate,
    result: result ?? trainee.result,
  };
}
