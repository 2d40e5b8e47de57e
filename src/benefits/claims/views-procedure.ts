import type { Amendment } from '../../law/policy/index.ts';
import { amendmentsOf, settingDivisions } from '../../law/reference/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import type { LocalDate } from '../../platform/kernel/index.ts';
import type { Procedure } from './contract-procedure.ts';
import { type ClaimSettings, type Law, settingsIn } from './settings.ts';
import { divisionName } from './store-procedure.ts';

const KEYS = 'claims/';

interface Place {
  readonly divisionCode: string | null;
  readonly divisionName: string | null;
  readonly set: readonly Amendment[];
}

interface DocumentOfKeys {
  readonly document: string;
  readonly keys: string[];
  readonly from: LocalDate;
  readonly through: LocalDate | null;
}

/**
 * How claims of a notice are handled on a day (SX-4-12): in one division, or the usual way and that of every division that
 * has set something. Undefined for a notice that is not there.
 */
export async function proceduresView(
  tx: Tx,
  law: Law,
  of: { readonly policyId: string; readonly divisionCode?: string | undefined },
  day: LocalDate,
): Promise<Procedure[] | undefined> {
  const { policyId, divisionCode } = of;
  if (!law.policies.packs.has(policyId)) return undefined;
  if (divisionCode !== undefined) return [await procedureIn(tx, law, { policyId, divisionCode }, day)];
  const places: Procedure[] = [];
  for (const own of await settingDivisions(tx, policyId, KEYS))
    places.push(await procedureIn(tx, law, { policyId, divisionCode: own }, day));
  const usual = { divisionCode: null, divisionName: null, set: [] };
  return [shown(law, policyId, law.settings.of(policyId), usual), ...places];
}

async function procedureIn(
  tx: Tx,
  law: Law,
  of: { readonly policyId: string; readonly divisionCode: string },
  day: LocalDate,
): Promise<Procedure> {
  const { policyId, divisionCode } = of;
  const set = (await amendmentsOf(tx, policyId, divisionCode)).filter(
    ({ key, through }) => key.startsWith(KEYS) && (through === null || day <= through),
  );
  const settings = await settingsIn(tx, law.settings, of, day);
  return shown(law, policyId, settings, {
    divisionCode,
    divisionName: await divisionName(tx, divisionCode),
    set,
  });
}

function shown(law: Law, policyId: string, settings: ClaimSettings, place: Place): Procedure {
  const { vocabulary, packs } = law.policies;
  const { reviewDays, publicationDays, materials, procedureClause } = settings;
  const steps = ['accept', 'first-review', 'second-review'] as const;
  const provided = [...(packs.get(policyId)?.data.benefits.keys() ?? [])];
  const documents = new Map<string, DocumentOfKeys>();
  for (const { key, source: document, from, through } of place.set) {
    const name = `${from} ${through} ${document}`;
    const known = documents.get(name) ?? { document, keys: [], from, through };
    known.keys.push(key.slice(KEYS.length));
    documents.set(name, known);
  }
  return {
    divisionCode: place.divisionCode,
    divisionName: place.divisionName,
    days: [
      ...steps.map((step) => ({ step, workingDays: reviewDays[step] })),
      { step: 'publication' as const, workingDays: publicationDays },
    ],
    benefits: provided.map((benefit) => ({
      benefit,
      materials: (materials[benefit] ?? []).map((material) => {
        const term = vocabulary.term('materials', material);
        return { material, note: term?.note ?? null, answeredBy: [...(term?.verifiedBy ?? [])] };
      }),
    })),
    documents: [...documents.values()],
    clause: procedureClause,
  };
}
