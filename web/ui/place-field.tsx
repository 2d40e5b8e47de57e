import { Form, Select } from 'antd';
import { useState } from 'react';
import { useRead } from '../client/index.ts';
import { useMe } from '../client/session.ts';
import type { Filter } from './filters.tsx';
import { words } from './words.ts';

const labels = words.place;
const PLACE_DIGITS = 12;
const COUNTY_DIGITS = 6;
const TOWNSHIP_END = '000';
const isPlace = (code: string) => code.length === PLACE_DIGITS;
const isTownship = (code: string) => isPlace(code) && code.endsWith(TOWNSHIP_END);
const townshipOf = (code: string) => code.slice(0, PLACE_DIGITS - TOWNSHIP_END.length) + TOWNSHIP_END;

interface Division {
  readonly divisionCode: string;
  readonly name: string;
}
const optionsOf = (rows: readonly Division[] = []) =>
  rows.map(({ divisionCode, name }) => ({ value: divisionCode, label: name }));

/** The places right below one, as far as there is one to look below. */
function useBelow(parent: string | undefined) {
  return useRead('/api/divisions', { query: { parent: parent ?? '' } }, { enabled: parent !== undefined });
}

/** The account's own place: its county, its township or its village. */
function useReach() {
  const { me } = useMe();
  const own = me?.divisionCode ?? '';
  const isVillage = isPlace(own) && !isTownship(own);
  return { own, isVillage, isTownship: isTownship(own), isCounty: own.length === COUNTY_DIGITS };
}

/**
 * A township and its village, as far as the account reaches, in the field `villageCode` of a form, or in another by `name`;
 * a helper of one village is not asked. With `orTownship` somebody who cannot say the village is placed in the township.
 */
export function PlaceField(props: { required?: string; orTownship?: boolean; name?: string; hint?: string }) {
  const name = props.name ?? 'villageCode';
  const reach = useReach();
  const form = Form.useFormInstance();
  const value = Form.useWatch<string | undefined>(name, { form, preserve: true });
  const [chosen, setChosen] = useState<string>();
  const township = reach.isTownship ? reach.own : (chosen ?? (value ? townshipOf(value) : undefined));
  const asksTownship = !reach.isVillage && !reach.isTownship;
  const townships = useBelow(asksTownship && reach.own !== '' ? reach.own : undefined);
  const villages = useBelow(reach.isVillage ? undefined : township);
  if (reach.isVillage) return null;
  const choose = (code: string | undefined) => {
    setChosen(code);
    form.setFieldValue(name, props.orTownship ? code : undefined);
  };
  const itself = (townships.data?.rows ?? []).filter(({ divisionCode }) => divisionCode === township);
  return (
    <>
      {asksTownship ? (
        <Form.Item label={labels.township} htmlFor="place-township">
          <Select
            id="place-township"
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            value={township ?? null}
            onChange={(code: string | null | undefined) => choose(code ?? undefined)}
            loading={townships.isLoading}
            options={optionsOf(townships.data?.rows)}
          />
        </Form.Item>
      ) : null}
      <Form.Item
        name={name}
        label={labels.village}
        {...(props.orTownship || props.hint ? { extra: props.hint ?? labels.villageHint } : {})}
        rules={props.required ? [{ required: true, message: props.required }] : []}
      >
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          disabled={township === undefined}
          loading={villages.isLoading}
          options={[
            ...(props.orTownship
              ? itself.map(({ divisionCode, name }) => ({
                  value: divisionCode,
                  label: labels.onlyTownship(name),
                }))
              : []),
            ...optionsOf(villages.data?.rows),
          ]}
        />
      </Form.Item>
    </>
  );
}

/** A filter by township, and once one is chosen by its villages; nothing for a helper of one village. */
export function usePlaceFilter(name: string, value: string | undefined): readonly Filter[] {
  const reach = useReach();
  const isAsked = reach.isCounty || reach.isTownship;
  const townships = useBelow(reach.isCounty ? reach.own : undefined);
  const township = reach.isTownship ? reach.own : value && isPlace(value) ? townshipOf(value) : undefined;
  const villages = useBelow(township);
  if (!isAsked) return [];
  const below = optionsOf(villages.data?.rows).map((one) => ({ ...one, label: labels.below(one.label) }));
  const choices = reach.isTownship
    ? optionsOf(villages.data?.rows)
    : optionsOf(townships.data?.rows).flatMap((one) => (one.value === township ? [one, ...below] : [one]));
  return [{ name, label: reach.isTownship ? labels.village : labels.place, kind: 'choice', choices }];
}
