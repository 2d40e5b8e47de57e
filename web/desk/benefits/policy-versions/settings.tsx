import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { MarginRow, Mark, Section, useVocabulary } from '../../../ui/index.ts';
import { type SettingRow, type SettingValue, same, settingMatter } from './draft.ts';
import { RowFaults, RowMark } from './marks.tsx';
import { SettingEditor, useSaid } from './setting-editor.tsx';
import { type TabProps, useFaults } from './use-draft.ts';
import { words } from './words.ts';

const labels = words.settings;

/** One value: what the pack says, what holds and who set it, what will hold. */
function OneSetting(props: { tab: TabProps; setting: SettingRow }) {
  const { tab, setting } = props;
  const { term } = useVocabulary();
  const said = useSaid();
  const faults = useFaults(tab);
  const [open, setOpen] = useState(false);
  const matter = settingMatter(setting.key);
  const change = tab.table.draft.changes.get(matter);
  const after = change?.kind === 'setting-set' ? change.value : setting.before;
  const ofClaims = setting.key.startsWith('claims/');
  const isLayer = setting.kind === 'switch';
  const under = setting.under.map((kind) => term('trainingKinds', kind)).join(labels.joint);
  const part = term('settingParts', setting.part);
  const name = `${setting.asks} ${part} ${under}`.trim();
  function put(value: SettingValue) {
    tab.table.put(
      matter,
      same(value, setting.before) ? undefined : { kind: 'setting-set', key: setting.key, value },
    );
  }
  return (
    <MarginRow law={{ clause: setting.clause }}>
      <div className="setting">
        <div className="name">
          <b>{isLayer ? setting.asks : part}</b>
          {under ? <span className="quiet small">{labels.under(under)}</span> : null}
          {change ? <RowMark of="changed" words={words.marks} /> : null}
        </div>
        <dl>
          <div>
            <dt>{ofClaims ? labels.standard : labels.pack}</dt>
            <dd>{said(setting, setting.packValue)}</dd>
          </div>
          <div>
            <dt>{labels.now}</dt>
            <dd>
              {same(setting.before, setting.packValue) && setting.source === null
                ? ofClaims
                  ? labels.asStandard
                  : labels.asPack
                : said(setting, setting.before)}
              {setting.source ? <span className="quiet"> {labels.bySource(setting.source)}</span> : null}
            </dd>
          </div>
          {change || open ? (
            <div className="next">
              <dt>{labels.next}</dt>
              <dd>
                {tab.mayEdit ? (
                  <SettingEditor
                    setting={setting}
                    label={`${name} ${labels.next}`}
                    value={after}
                    onChange={put}
                  />
                ) : (
                  <b>{said(setting, after)}</b>
                )}
              </dd>
            </div>
          ) : null}
        </dl>
        <div className="acts">
          {tab.mayEdit && (change || open) ? (
            <Button
              size="small"
              aria-label={labels.undoOf(name)}
              onClick={() => {
                tab.table.put(matter, undefined);
                setOpen(false);
              }}
            >
              {words.undo}
            </Button>
          ) : tab.mayEdit ? (
            <Button size="small" aria-label={labels.editOf(name)} onClick={() => setOpen(true)}>
              {labels.edit}
            </Button>
          ) : null}
        </div>
        {isLayer ? (
          <p className="status long" data-tone="alarm">
            <Mark shape="diamond" />
            <span>{labels.layerWarning}</span>
          </p>
        ) : null}
        <RowFaults of={faults.get(matter)} />
      </div>
    </MarginRow>
  );
}

interface Check {
  readonly name: string;
  readonly asks: string;
  readonly settings: SettingRow[];
}

/** The settings of one heading by check, both in the order of the pack. */
function byCheck(settings: readonly SettingRow[]): Check[] {
  const checks = new Map<string, Check>();
  for (const setting of settings) {
    const check = checks.get(setting.check) ?? { name: setting.check, asks: setting.asks, settings: [] };
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
      : setting.kind === 'switch'
        ? labels.layers
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
  const [search, setSearch] = useSearchParams();
  const onlyChanged = search.get('changed') === '1';
  const shown = settings.filter(
    (setting) => !onlyChanged || tab.table.draft.changes.has(settingMatter(setting.key)),
  );
  const headings = useHeadings(shown);
  return (
    <>
      <div className="filter-bar">
        <span className="quiet">{labels.lead}</span>
        <div className="end">
          <Checkbox
            checked={onlyChanged}
            onChange={(event) =>
              setSearch(
                (before) => {
                  const next = new URLSearchParams(before);
                  if (event.target.checked) next.set('changed', '1');
                  else next.delete('changed');
                  return next;
                },
                { replace: true },
              )
            }
          >
            {labels.onlyChanged}
          </Checkbox>
        </div>
      </div>
      {settings.length === 0 ? <p className="empty">{labels.empty}</p> : null}
      {settings.length > 0 && shown.length === 0 ? <p className="empty">{labels.none}</p> : null}
      {headings.map(([heading, ofHeading]) => (
        <Section key={heading} title={heading}>
          {byCheck(ofHeading).map((check) => (
            <div key={check.name} className="setting-check">
              {check.asks === '' || check.settings.some(({ kind }) => kind === 'switch') ? null : (
                <h3>{check.asks}</h3>
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
