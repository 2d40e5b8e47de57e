import { Select, Switch } from 'antd';
import { useState } from 'react';
import { DayInput, isWithin, NumberInput, useVocabulary } from '../../../ui/index.ts';
import { words as common } from '../../../ui/words.ts';
import type { SettingRow, SettingValue } from './draft.ts';
import { words } from './words.ts';

const labels = words.settings;
/** Lists whose words are plain texts in packs. */
const TEXT_LISTS = ['hardHitSectors', 'materials'] as const;

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
        <NumberEditor
          label={label}
          kind={setting.kind}
          value={typeof value === 'number' ? value : null}
          onChange={onChange}
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

const RANGES = { percent: { min: 1, max: 100, step: 1 }, whole: { min: 0, max: 10_000, step: 1 } } as const;

/** A whole number. What is none stays as it was typed, is remarked, and leaves the setting as it was. */
function NumberEditor(props: {
  label: string;
  kind: keyof typeof RANGES;
  value: number | null;
  onChange: (value: number) => void;
}) {
  const { label, kind, value, onChange } = props;
  const range = RANGES[kind];
  const [refused, setRefused] = useState<number | string>();
  return (
    <>
      <NumberInput
        aria-label={label}
        value={refused ?? value}
        style={{ width: '6rem' }}
        onChange={(typed) => {
          const taken = typeof typed === 'number' && isWithin(typed, range);
          setRefused(taken ? undefined : (typed ?? ''));
          if (taken) onChange(typed);
        }}
      />
      {kind === 'percent' ? ' %' : null}
      {refused === undefined ? null : (
        <div className="alarm" role="alert">
          {labels.notTaken(common.wholeNumber(range.min, range.max), value)}
        </div>
      )}
    </>
  );
}
