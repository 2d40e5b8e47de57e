import { type Amendment, type ClaimLine, RURAL_BY_REGISTER } from '../../law/policy/index.ts';
import type { LocalDate } from '../../platform/kernel/index.ts';
import type { FactSources } from './compose-person.ts';

/** How a bureau reads facts where the notice leaves it open. */
export interface Readings {
  /**
   * On this day a rural register, beside an enrolment or months insured, makes a rural-transferred worker; where the bureau
   * has switched it off, only whom a department names is one.
   */
  ruralByRegister(on: LocalDate): boolean;
}

/** The readings that hold by what a bureau has set; what it has not set is read as the packs do. */
export function readingsFrom(amendments: readonly Amendment[]): Readings {
  const set = amendments.filter(({ key }) => key === RURAL_BY_REGISTER);
  return {
    ruralByRegister: (on) =>
      set.find(({ from, through }) => from <= on && (through === null || on <= through))?.value !== false,
  };
}

/** A stored line under other readings: without the groups that it has by a reading which does not hold. */
export function underReadings(line: ClaimLine, sources: FactSources, readings: Readings): ClaimLine {
  const since = sources['/person/groups']?.ruralByRegisterFrom;
  const day = line.training?.startOn ?? line.claim.date;
  if (since === undefined || readings.ruralByRegister(day)) return line;
  const groups = line.person.groups?.filter(
    ({ code, from }) => code !== 'rural-transferred-worker' || from !== since,
  );
  return { ...line, person: { ...line.person, groups } };
}
