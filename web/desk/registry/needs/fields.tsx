import { Form, Select } from 'antd';
import { useState } from 'react';
import { useRead } from '../../../client/index.ts';
import { useMe } from '../../../client/session.ts';
import { words } from './words.ts';

const labels = words.record;
const PLACE_DIGITS = 12;
const TOWNSHIP_END = '000';

interface Division {
  readonly divisionCode: string;
  readonly name: string;
}
const optionsOf = (rows: readonly Division[] = []) =>
  rows.map(({ divisionCode, name }) => ({ value: divisionCode, label: name }));

/** Where she lives: a township and its village, as far as the account reaches; a helper of one village is not asked. */
export function VillageField() {
  const { me } = useMe();
  const own = me?.divisionCode ?? '';
  const isVillage = own.length === PLACE_DIGITS && !own.endsWith(TOWNSHIP_END);
  const isTownship = own.length === PLACE_DIGITS && !isVillage;
  const form = Form.useFormInstance();
  const [township, setTownship] = useState<string | undefined>(isTownship ? own : undefined);
  const townships = useRead(
    '/api/divisions',
    { query: { parent: own } },
    { enabled: !isVillage && !isTownship && own !== '' },
  );
  const villages = useRead(
    '/api/divisions',
    { query: { parent: township ?? '' } },
    { enabled: township !== undefined },
  );
  if (isVillage) return null;
  const choose = (code: string | undefined) => {
    setTownship(code);
    form.setFieldValue('villageCode', code);
  };
  return (
    <>
      {isTownship ? null : (
        <Form.Item label={labels.township} htmlFor="need-township">
          <Select
            id="need-township"
            allowClear
            showSearch
            optionFilterProp="label"
            value={township ?? null}
            onChange={(code: string | null | undefined) => choose(code ?? undefined)}
            loading={townships.isLoading}
            options={optionsOf(townships.data?.rows)}
          />
        </Form.Item>
      )}
      <Form.Item name="villageCode" label={labels.village} extra={labels.villageHint}>
        <Select
          allowClear
          showSearch
          optionFilterProp="label"
          disabled={township === undefined}
          options={[
            ...(townships.data?.rows ?? [])
              .filter(({ divisionCode }) => divisionCode === township)
              .map(({ divisionCode, name }) => ({ value: divisionCode, label: labels.onlyTownship(name) })),
            ...optionsOf(villages.data?.rows),
          ]}
        />
      </Form.Item>
    </>
  );
}

const ENOUGH = 1;

/** An occupation found by a few characters of its name, former name or short form. */
export function OccupationField() {
  const [typed, setTyped] = useState('');
  const found = useRead(
    '/api/occupations',
    { query: { name: typed, limit: 30 } },
    { enabled: typed.trim().length >= ENOUGH, fresh: 3_600_000 },
  );
  return (
    <Form.Item name="occupationCode" label={labels.occupation} extra={labels.occupationHint}>
      <Select
        allowClear
        showSearch
        filterOption={false}
        onSearch={setTyped}
        loading={found.isLoading && typed !== ''}
        notFoundContent={typed === '' ? null : labels.notFound}
        options={(found.data?.rows ?? []).map(({ occupationCode, name, aliases }) => ({
          value: occupationCode,
          label: aliases.length > 0 ? `${name}（${aliases.slice(0, 2).join('、')}）` : name,
        }))}
      />
    </Form.Item>
  );
}
