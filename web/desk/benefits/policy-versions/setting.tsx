import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { MarginRow, Mark, useVocabulary } from '../../../ui/index.ts';
import { type SettingRow, type SettingValue, same, settingMatter } from './draft.ts';
import { RowFaults, RowMark } from './marks.tsx';
import { SettingEditor, useShownValue } from './setting-editor.tsx';
import { type TabProps, useFaults } from './use-draft.ts';
import { words } from './words.ts';

const labels = words.settings;

/** What the pack says, and what holds now and by which notice. */
function Before(props: { setting: SettingRow }) {
  const { setting } = props;
  const shown = useShownValue();
  const byHabit = /^(claims|filing)\//.test(setting.key) || setting.part === 'reading';
  const isAsPack = same(setting.before, setting.packValue) && setting.source === null;
  return (
    <>
      <div>
        <dt>{byHabit ? labels.standard : labels.pack}</dt>
        <dd>{shown(setting, setting.packValue)}</dd>
      </div>
      <div>
        <dt>{labels.now}</dt>
        <dd>
          {isAsPack ? (byHabit ? labels.asStandard : labels.asPack) : shown(setting, setting.before)}
          {setting.source ? <span className="quiet"> {labels.bySource(setting.source)}</span> : null}
        </dd>
      </div>
    </>
  );
}

/** What will hold: to type into for whoever may. */
function After(props: {
  setting: SettingRow;
  label: string;
  value: SettingValue;
  mayEdit: boolean;
  onChange: (value: SettingValue) => void;
}) {
  const { setting, label, value, onChange } = props;
  const shown = useShownValue();
  return (
    <div className="next">
      <dt>{labels.next}</dt>
      <dd>
        {props.mayEdit ? (
          <SettingEditor setting={setting} label={label} value={value} onChange={onChange} />
        ) : (
          <b>{shown(setting, value)}</b>
        )}
      </dd>
    </div>
  );
}

/** Opens the field, or takes the change back. */
function Act(props: { isOpen: boolean; name: string; open: () => void; undo: () => void }): ReactNode {
  if (props.isOpen)
    return (
      <Button size="small" aria-label={labels.undoOf(props.name)} onClick={props.undo}>
        {words.undo}
      </Button>
    );
  return (
    <Button size="small" aria-label={labels.editOf(props.name)} onClick={props.open}>
      {labels.edit}
    </Button>
  );
}

/** One value: what the pack says, what holds and who set it, what will hold. */
export function OneSetting(props: { tab: TabProps; setting: SettingRow }) {
  const { tab, setting } = props;
  const { term } = useVocabulary();
  const faults = useFaults(tab);
  const [open, setOpen] = useState(false);
  const matter = settingMatter(setting.key);
  const change = tab.table.draft.changes.get(matter);
  const isOpen = change !== undefined || open;
  const isSwitch = setting.kind === 'switch';
  const isLayer = setting.part === 'layer';
  const under = setting.under.map((kind) => term('trainingKinds', kind)).join(labels.joint);
  const part = term('settingParts', setting.part);
  const name = `${setting.question} ${part} ${under}`.trim();
  const setChange = (value: SettingValue) =>
    tab.table.setChange(
      matter,
      same(value, setting.before) ? undefined : { kind: 'setting-set', key: setting.key, value },
    );
  function undo() {
    tab.table.setChange(matter, undefined);
    setOpen(false);
  }
  return (
    <MarginRow law={{ clause: setting.clause || null }}>
      <div className="setting">
        <div className="name">
          <b>{isSwitch ? setting.question : part}</b>
          {under ? <span className="quiet small">{labels.under(under)}</span> : null}
          {change ? <RowMark of="changed" words={words.marks} /> : null}
        </div>
        <dl>
          <Before setting={setting} />
          {isOpen ? (
            <After
              setting={setting}
              label={`${name} ${labels.next}`}
              value={change?.kind === 'setting-set' ? change.value : setting.before}
              mayEdit={tab.mayEdit}
              onChange={setChange}
            />
          ) : null}
        </dl>
        <div className="acts">
          {tab.mayEdit ? <Act isOpen={isOpen} name={name} open={() => setOpen(true)} undo={undo} /> : null}
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
