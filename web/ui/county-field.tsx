import { Form, Select } from 'antd';
import { useState } from 'react';
import { useRead } from '../client/index.ts';
import { useMe } from '../client/session.ts';

/** A county for the field `toCode` of a form: of the own city, unless another city of the province is chosen. */
export function CountyField(props: {
  labels: { readonly toCity: string; readonly to: string; readonly needTo: string };
}) {
  const { labels } = props;
  const { me } = useMe();
  const form = Form.useFormInstance();
  const own = me?.divisionCode ?? '';
  const [city, setCity] = useState(`${own.slice(0, 4)}00`);
  const cities = useRead('/api/divisions', { query: { parent: `${own.slice(0, 2)}0000` } });
  const counties = useRead('/api/divisions', { query: { parent: city } });
  return (
    <>
      <Form.Item label={labels.toCity}>
        <Select
          aria-label={labels.toCity}
          value={city}
          onChange={(chosen: string) => {
            setCity(chosen);
            form.setFieldValue('toCode', undefined);
          }}
          showSearch
          optionFilterProp="label"
          options={optionsOf(cities.data?.rows)}
        />
      </Form.Item>
      <Form.Item name="toCode" label={labels.to} rules={[{ required: true, message: labels.needTo }]}>
        <Select
          showSearch
          optionFilterProp="label"
          loading={counties.isLoading}
          options={optionsOf(counties.data?.rows)}
        />
      </Form.Item>
    </>
  );
}

const optionsOf = (rows: readonly { readonly divisionCode: string; readonly name: string }[] = []) =>
  rows.map(({ divisionCode, name }) => ({ value: divisionCode, label: name }));
