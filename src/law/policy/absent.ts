import type { ClaimLine } from './claim-line.ts';

/** The pointer to name when a fact is absent: the whole object when all of it is absent, else the fact itself. */
export function absentPointer(line: ClaimLine, pointer: string): string {
  const end = pointer.indexOf('/', 1);
  if (end < 0) return pointer;
  switch (pointer.slice(1, end)) {
    case 'training':
      return line.training === undefined ? '/training' : pointer;
    case 'attendance':
      return line.attendance === undefined ? '/attendance' : pointer;
    case 'certificate':
      return line.certificate === undefined ? '/certificate' : pointer;
    case 'employer':
      return line.employer === undefined ? '/employer' : pointer;
    case 'employment':
      return line.employment === undefined ? '/employment' : pointer;
    case 'domesticService':
      return line.domesticService === undefined ? '/domesticService' : pointer;
    default:
      return pointer;
  }
}
