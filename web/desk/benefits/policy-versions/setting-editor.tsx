import { InputNumber, Select, Switch } from 'antd';
import { DayInput, useVocabulary } from '../../../ui/index.ts';
import type { SettingRow, SettingValue } from './draft.ts';
import { words } from './words.ts';

const labels = words.settings;
/** Lists whose words are plain texts in packs. */
const TEXT_LISTS = ['hardHitSectors'] as const;

/** The vocabulary list that gives this setting's words; undefined for figures, days and free texts. */
function useListOf() {
  const { options } = useVocabulary();
  return (setting: SettingRow): string | undefined => {
    if (setting.list !== null) return setting.list;
    const { packValue } = setting;
    if (!Array.isArray(packValue)) return undefined;
    return TEXT_LISTS.find((list) => {
      const known = new Set(options(list).map((option) => option.value));
      return known.size > 0 && packValue.every((word) => known.has(word));
    });
  };
}

/** A setting's value in words. */
export function useShownValue(): (setting: SettingRow, value: SettingValue) => string {
  const { term } = useVocabulary();
  const listOf = useListOf();
  return (setting, value) => {
    if (typeof value === 'boolean') return value ? labels.on : labels.off;
    if (typeof value === 'number') return setting.kind === 'percent' ? labels.percent(value) : String(value);
    if (typeof value === 'string') return value;
    const list = listOf(setting);
    const shown = value.map((word) => (list === undefined ? word : term(list, word)));
    return shown.length === 0 ? labels.emptyValue : shown.join(labels.joint);
  };
}

/** The field for a value of this kind. */
export function SettingEditor(props: {
  setting: SettingRow;
  label: string;
  value: SettingValue;
  onChange: (value: SettingValue) => void;
}) {
  const { setting, label, value, onChange } = props;
  const { options } = useVocabulary();
  const list = useListOf()(setting);
  switch (setting.kind) {
    case 'words':
    case 'texts':
      return (
        <Select
          mode={list === undefined ? 'tags' : 'multiple'}
          aria-label={label}
          value={Array.isArray(value) ? value : []}
          options={list === undefined ? [] : options(list)}
          showSearch={{ optionFilterProp: 'label' }}
          onChange={(next: string[]) => onChange(next)}
          style={{ width: '100%' }}
        />
      );
    case 'whole':
    case 'percent':
      return (
        <InputNumber<number>
          aria-label={label}
          min={setting.kind === 'percent' ? 1 : 0}
          max={setting.kind === 'percent' ? 100 : 10_000}
          precision={0}
          suffix={setting.kind === 'percent' ? '%' : undefined}
          value={typeof value === 'number' ? value : null}
          onChange={(next) => {
            if (next !== null) onChange(next);
          }}
        />
      );
    case 'date':
    case 'month':
      return (
        <DayInput
          {...(setting.kind === 'month' ? { type: 'month', max: '2199-12' } : {})}
          aria-label={label}
          value={typeof value === 'string' ? value : ''}
          onChange={(event) => {
            if (event.target.value !== '') onChange(event.target.value);
          }}
          style={{ width: '11rem' }}
        />
      );
    case 'switch':
      return (
        <Switch
          aria-label={label}
          checked={value === true}
          checkedChildren={labels.on}
          unCheckedChildren={labels.off}
          onChange={onChange}
        />
      );
  }
}
