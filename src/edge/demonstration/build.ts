import { fileURLToPath } from 'node:url';
import { withTx } from '../../platform/db/index.ts';
import type { DemonstrationContext } from './context.ts';
import { COUNTIES, GAOTANG } from './counties.ts';
import { openBureau, openOrganisationAccounts } from './people.ts';
import { faultOfCounty } from './rules.ts';
import { beginClock } from './store.ts';
import { appropriate, importWorkbooks, registerAssessmentBody, walkOf } from './walk.ts';

/** The county that a demonstration is unless another is asked for. */
export const DEMONSTRATION_COUNTY = GAOTANG.code;

/** Why a demonstration cannot be opened as it is asked for, in one sentence; `built` is the county its data are of. */
export const countyFault = (config: Parameters<typeof faultOfCounty>[0], built: string | undefined) =>
  faultOfCounty(config, built, COUNTIES);

/**
 * Fills an empty database with a demonstration county, act by act, as its people would: its workbooks come in by the
 * intake, its claims take the road of every claim. The clock's row is the last thing written: without it the
 * demonstration counts as unfinished.
 */
export async function buildDemonstration(
  app: DemonstrationContext,
  code: string = DEMONSTRATION_COUNTY,
): Promise<void> {
  const county = COUNTIES.find((one) => one.code === code);
  if (!county) throw new Error(`no demonstration is made of ${code}`);
  const walk = walkOf(app);
  walk.on(county.begins);
  await openBureau(app, county);
  const folder = fileURLToPath(new URL(`../../../samples/${county.samples}/`, import.meta.url));
  await importWorkbooks(app, walk, { login: 'handler', folder, county: county.code });
  await registerAssessmentBody(walk, county.assessmentBody, county.code);
  await openOrganisationAccounts(app, county);
  const year = Number(county.begins.slice(0, 4));
  for (const [fundSource, amountFen, document] of county.budgets)
    await appropriate(walk, { fundSource, year, amountFen, document });
  await county.tell(app, walk);
  walk.on(county.firstDay);
  await withTx(app.db, { kind: 'system' }, (tx) => beginClock(tx, app.clock.offsetMs, county.code));
}
