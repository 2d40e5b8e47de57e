import { divisionPathOf, done, type Refusal, type Result, refusal, refused } from '../kernel/index.ts';
import type { Actor, Role } from './actor.ts';
import { ACCOUNT_REFUSALS } from './contract-accounts.ts';
import { ADMINISTRATORS, ORGANISATION_ROLES } from './rules.ts';

/** Where an account acts. */
export interface Place {
  readonly role: Role;
  readonly divisionCode: string | null;
  readonly organisationId: string | null;
}

/** Where the account will act, within what the administrator reaches; an organisation brings its own division. */
export function placeOf(
  actor: Pick<Actor, 'divisionPath'>,
  asked: Place,
  organisationDivision: string | undefined,
): Result<Place> {
  const { role, organisationId } = asked;
  if (organisationId !== null && organisationDivision === undefined)
    return refused(ACCOUNT_REFUSALS.organisationUnknown);
  const divisionCode = organisationDivision ?? asked.divisionCode;
  const reach = actor.divisionPath;
  if (reach !== null && (divisionCode === null || !isBelow(divisionPathOf(divisionCode), reach)))
    return refused(ACCOUNT_REFUSALS.divisionNotYours);
  return done({ role, divisionCode, organisationId });
}

/** Is this account within what the administrator reaches? */
export function isInReach(
  actor: Pick<Actor, 'divisionPath'>,
  account: { readonly divisionPath: string | null },
): boolean {
  const reach = actor.divisionPath;
  return reach === null || (account.divisionPath !== null && isBelow(account.divisionPath, reach));
}

function isBelow(path: string, reach: string): boolean {
  return path === reach || path.startsWith(`${reach}.`);
}

/** What a role needs to be placed: an organisation, a division, or neither. */
export function placeRefusals(place: Place): Refusal[] {
  const found: Refusal[] = [];
  const add = (code: string, message: string, pointer: string) => found.push(refusal(code, message, pointer));
  if (place.role === 'worker') add('role-not-here', '劳动者的账号不在这里开设，请另选岗位。', '/role');
  const ofOrganisation = ORGANISATION_ROLES.includes(place.role);
  if (ofOrganisation && place.organisationId === null)
    add('organisation-needed', '这个岗位属于机构或单位，请选定机构或单位。', '/organisationId');
  if (!ofOrganisation && place.organisationId !== null)
    add('organisation-not-here', '这个岗位不属于机构或单位，请去掉机构或单位。', '/organisationId');
  if (!ofOrganisation && !ADMINISTRATORS.includes(place.role) && place.divisionCode === null)
    add('division-needed', '这个岗位属于一个行政区划，请选定行政区划。', '/divisionCode');
  return found;
}
