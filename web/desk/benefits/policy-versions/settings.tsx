import { Section, useVocabulary } from '../../../ui/index.ts';
import { type SettingRow, settingMatter } from './draft.ts';
import { OnlyChanged, useOnlyChanged } from './only-changed.tsx';
import { OneSetting } from './setting.tsx';
import type { TabProps } from './use-draft.ts';
import { words } from './words.ts';

const labels = words.settings;

interface Check {
  readonly name: string;
  readonly question: string;
  readonly settings: SettingRow[];
}

/** The settings of one heading by check, both in the order of the pack. */
function byCheck(settings: readonly SettingRow[]): Check[] {
  const checks = new Map<string, Check>();
  for (const setting of settings) {
    const check = checks.get(setting.check) ?? {
      name: setting.check,
      question: setting.question,
      settings: [],
    };
    check.settings.push(setting);
    checks.set(setting.check, check);
  }
  return [...checks.values()];
}

function useHeadings(settings: readonly SettingRow[]): [string, SettingRow[]][] {
  const { term } = useVocabulary();
  const found = new Map<string, SettingRow[]>();
  for (const setting of settings) {
    const heading = setting.key.startsWith('claims/')
      ? labels.claims
      : setting.key.startsWith('filing/')
        ? labels.filing
        : setting.kind === 'switch'
          ? setting.part === 'reading'
            ? labels.readings
            : labels.layers
          : setting.benefit === null || setting.benefit === 'every-claim'
            ? labels.all
            : term('benefits', setting.benefit);
    found.set(heading, [...(found.get(heading) ?? []), setting]);
  }
  return [...found];
}

/** What the notice leaves to the place: groups, caps, thresholds, dates, deadlines, and rules that lie over it. */
export function Settings(tab: TabProps) {
  const { settings } = tab.of;
  const onlyChanged = useOnlyChanged();
  const shown = settings.filter(
    (setting) => !onlyChanged || tab.table.draft.changes.has(settingMatter(setting.key)),
  );
  const headings = useHeadings(shown);
  return (
    <>
      <div className="filter-bar">
        <span className="quiet">{labels.lead}</span>
        <div className="end">
          <OnlyChanged />
        </div>
      </div>
      {settings.length === 0 ? <p className="empty">{labels.empty}</p> : null}
      {settings.length > 0 && shown.length === 0 ? <p className="empty">{labels.none}</p> : null}
      {headings.map(([heading, ofHeading]) => (
        <Section key={heading} title={heading}>
          {byCheck(ofHeading).map((check) => (
            <div key={check.name} className="setting-check">
              {check.question === '' || check.settings.some(({ kind }) => kind === 'switch') ? null : (
                <h3>{check.question}</h3>
              )}
              {check.settings.map((setting) => (
                <OneSetting key={setting.key} tab={tab} setting={setting} />
              ))}
            </div>
          ))}
        </Section>
      ))}
    </>
  );
}
