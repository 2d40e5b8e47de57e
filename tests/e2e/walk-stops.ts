/** One thing in one state, and those who hold it there. */
export interface Stop {
  readonly entity: string;
  readonly status: string;
  readonly who: readonly string[];
  /** The page, with the ids of the county's cases in their places. */
  readonly path: string;
  /** What the answer calls the state where it has a finer word. */
  readonly shown?: string;
  /** Looks for this exit alone. */
  readonly only?: string;
  /** Exits that have no button here although they are allowed, each with the reason. */
  readonly except?: Readonly<Record<string, string>>;
}

/** A stop without more to say about it. */
export const stop = (entity: string, status: string, path: string, ...who: string[]): Stop => ({
  entity,
  status,
  who,
  path,
});

/** Where things of the demonstration county stand outside money, and the few that `findCases` brings further. */
export const STOPS: readonly Stop[] = [
  stop('account', 'active', '/desk/accounts', 'sysadmin'),
  stop('organisation', 'in-catalogue', '/desk/organisations/:organisationId', 'handler'),
  {
    ...stop('training-class', 'draft', '/desk/classes/:draftId', 'qinghe'),
    except: { 'classes.correctTrainee': 'nobody is on its roster yet' },
  },
  {
    ...stop('household', 'standing', '/desk/households/:householdId', 'villager', 'handler'),
    except: { 'households.split': 'a button where more than one person lives there' },
  },
  {
    ...stop('household', 'standing', '/desk/households/:sharedHouseholdId', 'villager'),
    only: 'households.split',
  },
  stop('place', 'standing', '/desk/places', 'handler'),
  stop('household-measure', 'planned', '/desk/households/:householdId', 'villager'),
  stop('duty-conflict', 'open', '/desk/duty-lists', 'handler'),
  stop('training-class', 'completed', '/desk/classes/:classId', 'handler', 'qinghe'),
  { ...stop('policy-version', 'draft', '/desk/policy-versions/:versionId', 'handler'), shown: 'tried' },
  // What she disputes of her class, as `findCases` brings it.
  { ...stop('process-confirmation', 'said-wrong', '/m/class/:ownClassId', 'worker'), shown: '' },
  stop('process-confirmation', 'said-wrong', '/desk/classes/:ownClassId?tab=confirmations', 'handler'),
  stop('appeal', 'lodged', '/desk/appeals/:appealId', 'handler2', 'reviewer3', 'handler'),
  {
    ...stop('intake-batch', 'staged', '/desk/intake/:batchId', 'handler', 'finance'),
    except: { 'intake.choose': 'its workbooks leave nothing to choose' },
  },
];

/** The same for money. */
export const MONEY_STOPS: readonly Stop[] = [
  stop('claim', 'generated', '/desk/claims/:claimId', 'qinghe', 'handler'),
  stop('claim', 'accepted', '/desk/claims/:reviewClaimId', 'reviewer1', 'finance'),
  stop('claim', 'published', '/desk/claims/:publishedClaimId', 'handler'),
  stop('publication', 'open', '/desk/publications/:publicationId', 'handler'),
  stop('payment-batch', 'settled', '/desk/payments/:paymentId', 'finance'),
  stop('recovery', 'noticed', '/desk/recoveries/:recoveryId', 'handler', 'reviewer3', 'finance'),
  stop('payee-account-change', 'open', '/desk/payee-accounts', 'handler', 'reviewer3'),
];
