import { useId, useState } from 'react';
import { useRead } from '../../client/index.ts';
import { Buttons } from './question.tsx';
import { Said } from './sending.tsx';
import { words as all } from './words.ts';

const words = all.register;
const codeOf = (idNumber: string) => /^\d{6}/.exec(idNumber)?.[0] ?? '';

/** Where she lives now; her number says where it was issued, which is mostly the same. */
export function County(props: {
  idNumber: string;
  working: boolean;
  fault: string | null;
  before: () => void;
  send: (divisionCode: string) => void;
}) {
  const issued = codeOf(props.idNumber);
  const [province, setProvince] = useState(`${issued.slice(0, 2)}0000`);
  const [city, setCity] = useState(`${issued.slice(0, 4)}00`);
  const [county, setCounty] = useState(issued);
  // Provinces and their cities come together.
  const provinces = useRead('/api/divisions').data?.rows.filter(({ level }) => level === 'province');
  const cities = useRead('/api/divisions', { query: { parent: province } });
  const counties = useRead('/api/divisions', { query: { parent: city } });
  const known = counties.data?.rows.some(({ divisionCode }) => divisionCode === county);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (known) props.send(county);
      }}
    >
      <h2>{words.where}</h2>
      <Place label={words.province} value={province} rows={provinces} choose={setProvince} />
      <Place label={words.city} value={city} rows={cities.data?.rows} choose={setCity} />
      <Place label={words.county} value={county} rows={counties.data?.rows} choose={setCounty} />
      <Said fault={props.fault} />
      <Buttons working={props.working || !known} before={props.before} />
    </form>
  );
}

/** One list of places; a choice that the list does not hold counts as none. */
function Place(props: {
  label: string;
  value: string;
  rows: readonly { readonly divisionCode: string; readonly name: string }[] | undefined;
  choose: (divisionCode: string) => void;
}) {
  const rows = props.rows ?? [];
  const value = rows.some(({ divisionCode }) => divisionCode === props.value) ? props.value : '';
  const id = useId();
  return (
    <div>
      <label htmlFor={id}>{props.label}</label>
      <select id={id} value={value} onChange={(event) => props.choose(event.target.value)}>
        <option value="">{words.choose}</option>
        {rows.map((row) => (
          <option key={row.divisionCode} value={row.divisionCode}>
            {row.name}
          </option>
        ))}
      </select>
    </div>
  );
}
