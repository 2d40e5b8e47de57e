import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { Fault, useRead } from '../../client/index.ts';
import { LinkPicture } from '../../ui/link-picture.tsx';
import { Page } from '../../ui/page.tsx';
import { useSearch } from '../../ui/search-params.ts';
import { useNamedCode } from '../../ui/vocabulary.ts';
import { PublicRead } from '../pieces.tsx';
import { words } from './words.ts';
import './catalogues.css';

export function PrintButton() {
  return (
    <button type="button" className="plain-button no-print" onClick={() => window.print()}>
      {words.print}
    </button>
  );
}

/** One entry of a catalogue: its facts, what belongs to it, its link as a picture. */
export function EntryPage(props: {
  title: string;
  lead?: ReactNode;
  back: { readonly to: string; readonly label: string };
  children: ReactNode;
}) {
  return (
    <Page title={props.title} lead={props.lead} acts={<PrintButton />}>
      {props.children}
      <LinkPicture title={props.title} />
      <p className="no-print">
        <Link to={props.back.to}>{props.back.label}</Link>
      </p>
    </Page>
  );
}

/** Facts of an entry; what is not known is left out. */
export function Facts(props: { of: readonly (readonly [label: string, value: ReactNode])[] }) {
  return (
    <dl className="open-facts">
      {props.of
        .filter(([, value]) => value !== null && value !== undefined && value !== '')
        .map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}

/** A clause beside what rests on it. */
export function ClauseLink(props: { id: string }) {
  const named = useNamedCode();
  return (
    <Link className="cite" to={`/clauses/${props.id}`} aria-label={`${words.clause}${named(props.id)}`}>
      {words.clause} {named(props.id)}
    </Link>
  );
}

const prefectureOf = (code: string) => `${code.slice(0, 4)}00`;

function Choice(props: {
  label: string;
  any: string;
  value: string;
  options: readonly { readonly value: string; readonly label: string }[];
  onChange: (value: string) => void;
}) {
  return (
    <label className="open-choice">
      {props.label}
      <select value={props.value} onChange={(event) => props.onChange(event.target.value)}>
        <option value="">{props.any}</option>
        {props.options.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Where: a prefecture or province, then a county of it. What is chosen stands in the address. */
export function PlaceFilter() {
  const [search, change] = useSearch();
  const chosen = search.get('divisionCode') ?? '';
  const isCounty = chosen !== '' && !chosen.endsWith('00');
  const region = isCounty ? prefectureOf(chosen) : chosen;
  const regions = useRead('/api/divisions', { query: {} });
  const counties = useRead(
    '/api/divisions',
    { query: { parent: region } },
    { enabled: region !== '' && !region.endsWith('0000') },
  );
  const options = (rows: readonly { divisionCode: string; name: string }[] | undefined) =>
    (rows ?? []).map(({ divisionCode, name }) => ({ value: divisionCode, label: name }));
  return (
    <>
      <Choice
        label={words.place}
        any={words.anyPlace}
        value={region}
        options={options(regions.data?.rows)}
        onChange={(divisionCode) => change({ divisionCode })}
      />
      {region !== '' && !region.endsWith('0000') ? (
        <Choice
          label={words.county}
          any={words.anyCounty}
          value={isCounty ? chosen : ''}
          options={options(counties.data?.rows)}
          onChange={(divisionCode) => change({ divisionCode: divisionCode || region })}
        />
      ) : null}
    </>
  );
}

export function LevelFilter() {
  const [search, change] = useSearch();
  return (
    <Choice
      label={words.level}
      any={words.anyLevel}
      value={search.get('level') ?? ''}
      options={[5, 4, 3, 2, 1].map((level) => ({
        value: String(level),
        label: levelName(level),
      }))}
      onChange={(level) => change({ level })}
    />
  );
}

/** 5 is the lowest level, 1 the highest. */
export function levelName(level: number): string {
  return words.levels[String(level) as keyof typeof words.levels];
}

/** One entry as it was read; what has gone from the catalogue says so and leads on. */
export function EntryRead<T>(props: {
  of: { readonly data: T | undefined; readonly error: unknown; readonly refetch: () => unknown };
  back: string;
  children: (data: T) => ReactNode;
}) {
  const { of, back } = props;
  if (of.data === undefined && of.error instanceof Fault && of.error.status === 404)
    return (
      <Page title={words.goneTitle}>
        <p>{words.gone}</p>
        <p>
          <Link to={back}>{words.back}</Link>
        </p>
      </Page>
    );
  return <PublicRead of={of}>{props.children}</PublicRead>;
}
