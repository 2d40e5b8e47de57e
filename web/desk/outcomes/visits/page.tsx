import { Link } from 'react-router';
import type { Row } from '../../../client/index.ts';
import { type Me, mayCall, useMe } from '../../../client/session.ts';
import {
  Attachments,
  type Column,
  type Filter,
  Label,
  List,
  Page,
  ReasonButton,
  shownInstant,
  Tabs,
} from '../../../ui/index.ts';
import { words } from './words.ts';

type Entry = Row<'/api/visit-entries'>;
type Device = Row<'/api/helper-devices'>;
const { entries: e, devices: d, revoke: r } = words;

const MINUTE_SECONDS = 60;
function clockText(seconds: number): string {
  if (seconds === 0) return e.clockRight;
  const minutes = Math.round(Math.abs(seconds) / MINUTE_SECONDS);
  return seconds > 0 ? e.clockAhead(minutes) : e.clockBehind(minutes);
}

/** Whose household, where it is about no person. */
const aboutText = ({ name, measure }: Entry) =>
  measure ? e.household(measure.number, measure.headName) : (name ?? e.nobody);

/** What was said at the door. */
function Said({ row }: { row: Entry }) {
  const { measure, need, opening, said } = row;
  return (
    <>
      {need ? (
        <div>
          <Label in="needKinds" id={need.kind} /> {need.words}
        </div>
      ) : null}
      {opening ? <div>{opening.className}</div> : null}
      {measure ? <div>{measure.measure}</div> : null}
      {said.words === null ? null : <div>{e.own(said.words)}</div>}
      {said.reason === null ? null : (
        <div>
          <Label in="notReachedReasons" id={said.reason} />
          {said.tries === null ? null : <span className="quiet"> {e.tries(said.tries)}</span>}
        </div>
      )}
    </>
  );
}
const saidText = ({ measure, need, opening, said }: Entry) =>
  [need?.words, opening?.className, measure?.measure, said.words].filter(Boolean).join('，');

/** Where it stands now: the household card, the need, the class, or the person herself. */
function madeOf(row: Entry, me: Me | null | undefined): { to: string; label: string } | null {
  if (row.measure && mayCall(me, 'households.show'))
    return { to: `/desk/households/${row.measure.householdId}`, label: e.toHousehold };
  if (row.need && mayCall(me, 'needs.show')) return { to: `/desk/needs/${row.need.needId}`, label: e.toNeed };
  if (row.opening && mayCall(me, 'openings.ofClass'))
    return { to: `/desk/openings/${row.opening.classId}`, label: e.toOpening };
  if (row.personId !== null && mayCall(me, 'persons.explain'))
    return { to: `/desk/persons/${row.personId}`, label: e.toPerson };
  return null;
}
const madeFor = (me: Me | null | undefined): Column<Entry> => ({
  id: 'made',
  title: e.made,
  value: (row) => madeOf(row, me)?.label ?? null,
  cell: (row) => {
    const link = madeOf(row, me);
    return link ? <Link to={link.to}>{link.label}</Link> : null;
  },
});

const why = (row: Entry) => row.refusals.map(({ message }) => message).join('');

const ENTRIES: readonly Column<Entry>[] = [
  { id: 'kind', title: e.kind, value: (row) => row.kind, kind: 'word', in: 'visitEntryKinds' },
  { id: 'name', title: e.name, value: aboutText },
  { id: 'said', title: e.said, value: saidText, cell: (row) => <Said row={row} />, width: 18 },
  { id: 'outcome', title: e.outcome, value: (row) => row.outcome, kind: 'status', in: 'visitEntryOutcomes' },
  { id: 'why', title: e.why, value: why, width: 18 },
  { id: 'helper', title: e.helper, value: (row) => row.helperName },
  { id: 'device', title: e.device, value: (row) => row.deviceName },
  { id: 'happened', title: e.happened, value: (row) => row.happenedAt, kind: 'instant' },
  { id: 'received', title: e.received, value: (row) => row.receivedAt, kind: 'instant' },
  { id: 'clock', title: e.clock, value: (row) => clockText(row.clockOffSeconds) },
];
/** Whoever may open files sees what was signed. */
const SIGNATURE: Column<Entry> = {
  id: 'signature',
  title: e.signature,
  value: (row) => row.signatures.length,
  cell: (row) => (row.signatures.length === 0 ? null : <Attachments files={row.signatures} />),
  width: 14,
};

const FILTERS: readonly Filter[] = [
  { name: 'outcome', label: e.outcome, kind: 'word', in: 'visitEntryOutcomes' },
  { name: 'kind', label: e.kind, kind: 'word', in: 'visitEntryKinds' },
];

/** Why a phone is no longer in use, and what went with it. */
function endOf(row: Device): string {
  const revoked =
    row.revokedAt === null
      ? []
      : [d.revokedBy(row.revokedBy ?? '', shownInstant(row.revokedAt), row.revokeReason ?? '')];
  const lost = row.wipedUnsent === null || row.wipedUnsent === 0 ? '' : d.lost(row.wipedUnsent);
  const wiped = row.wipedAt === null ? [] : [d.wiped(shownInstant(row.wipedAt)) + lost];
  return [...revoked, ...wiped].join('；');
}

const DEVICES: readonly Column<Device>[] = [
  { id: 'name', title: d.name, value: (row) => row.name },
  { id: 'helper', title: d.helper, value: (row) => row.helperName },
  { id: 'status', title: d.status, value: (row) => row.status, kind: 'status', in: 'helperDeviceStatuses' },
  { id: 'contact', title: d.contact, value: (row) => row.contactAt, kind: 'instant' },
  { id: 'waiting', title: d.waiting, value: (row) => d.count(row.waiting) },
  { id: 'list', title: d.list, value: (row) => row.listedVillage },
  { id: 'registered', title: d.registered, value: (row) => row.registeredAt, kind: 'instant' },
  { id: 'ended', title: d.ended, value: endOf, width: 18 },
  {
    id: 'act',
    title: d.act,
    value: () => null,
    cell: (row) => (
      <ReasonButton
        route="visits.revoke"
        allowed={row.allowed}
        path="/api/helper-devices/{deviceId}/revocation"
        params={{ deviceId: row.deviceId }}
        version={row.version}
        label={r.act}
        title={r.title}
        effect={r.effect(row.waiting)}
        hint={r.hint}
        said={() => r.said}
      />
    ),
    width: 10,
  },
];

/** What helpers' phones brought, what was refused and why; the phones, and the way to revoke one that is lost. */
export function Component() {
  const { me } = useMe();
  const whole = [...ENTRIES, madeFor(me)];
  const columns = mayCall(me, 'files.show') ? [...whole, SIGNATURE] : whole;
  return (
    <Page
      title={words.title}
      lead={words.lead}
      acts={mayCall(me, 'visits.take') ? <a href="/m/visits">{words.toPhone}</a> : null}
    >
      <Tabs
        label={words.tabs.label}
        tabs={[
          {
            key: 'entries',
            label: words.tabs.entries,
            content: () => (
              <List
                name="visit-entries"
                label={e.label}
                path="/api/visit-entries"
                filters={FILTERS}
                columns={columns}
                rowKey={(row) => row.entryId}
                empty={{ title: e.empty, hint: e.emptyHint }}
              />
            ),
          },
          {
            key: 'devices',
            label: words.tabs.devices,
            content: () => (
              <List
                name="helper-devices"
                label={d.label}
                path="/api/helper-devices"
                columns={DEVICES}
                rowKey={(row) => row.deviceId}
                empty={{ title: d.empty, hint: d.emptyHint }}
              />
            ),
          },
        ]}
      />
    </Page>
  );
}
