import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import { type ActReply, act, newKey, type Row, useRead } from '../../client/index.ts';
import { queries } from '../../client/queries.ts';
import { useVocabulary } from '../../ui/vocabulary.ts';
import { Said } from '../account/sending.tsx';
import { Broken, Frame, Waiting } from '../frame.tsx';
import { saidOf } from '../sending.ts';
import { Scan } from './scan.tsx';
import { words } from './sign-words.ts';

type Signed = ActReply<'/api/me/sign-ins'>;
type HalfDay = Row<'/api/me/sign-ins'>;

const PHONE = 'jilu-sign-phone';
/** The number of this phone: by it the county sees when one phone signs for many. It says nothing of whose it is. */
function phoneId(): string {
  const known = localStorage.getItem(PHONE);
  if (known) return known;
  const made = newKey();
  localStorage.setItem(PHONE, made);
  return made;
}

/** What a scanned picture says; null when it is none of ours. */
function readLink(text: string): { sessionId: string; code: string } | null {
  try {
    const { searchParams, pathname } = new URL(text);
    const sessionId = searchParams.get('s');
    const code = searchParams.get('c');
    return pathname === '/m/class/sign' && sessionId && code ? { sessionId, code } : null;
  } catch {
    return null;
  }
}

const CLOCK = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  hour: '2-digit',
  minute: '2-digit',
  hour12: false,
});
const clock = (instant: string) => CLOCK.format(new Date(instant));
const ROWS = '/api/me/sign-ins';

/** Signs once, whatever is tapped meanwhile; what was refused is said. */
function useSigning() {
  const [working, setWorking] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const [signed, setSigned] = useState<Signed | null>(null);
  const busy = useRef(false);
  const sign = async (of: { code: string; sessionId?: string }) => {
    if (busy.current) return;
    busy.current = true;
    setWorking(true);
    setFault(null);
    setSigned(null);
    try {
      setSigned(await act('POST', ROWS, { body: { ...of, phoneId: phoneId() }, key: newKey() }));
      await queries.invalidateQueries({ queryKey: [ROWS] });
    } catch (error) {
      setFault(saidOf(error));
    }
    busy.current = false;
    setWorking(false);
  };
  return { working, fault, setFault, signed, sign };
}
type Signing = ReturnType<typeof useSigning>;

/** An address that the phone's own scanner has opened: it signs once, and is gone from the address bar. */
function useScannedAddress(sign: Signing['sign']): void {
  const [search, setSearch] = useSearchParams();
  const scanned = readLink(`${location.origin}/m/class/sign?${search}`);
  // biome-ignore lint/correctness/useExhaustiveDependencies: by the code alone, or the same address would sign twice
  useEffect(() => {
    if (!scanned) return;
    setSearch({}, { replace: true });
    void sign(scanned);
  }, [scanned?.code]);
}

/** The camera of this page. */
function ByPicture({ sign, setFault }: Pick<Signing, 'sign' | 'setFault'>) {
  const [isScanning, setScanning] = useState(false);
  if (!isScanning)
    return (
      <>
        <p>{words.lead}</p>
        <button type="button" className="go" onClick={() => setScanning(true)}>
          {words.scan}
        </button>
      </>
    );
  return (
    <Scan
      onStop={() => setScanning(false)}
      onRead={(text) => {
        setScanning(false);
        const read = readLink(text);
        if (read) void sign(read);
        else setFault(words.notOurs);
      }}
    />
  );
}

function ByDigits({ sign, setFault, working }: Pick<Signing, 'sign' | 'setFault' | 'working'>) {
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const code = String(new FormData(event.currentTarget).get('code') ?? '').replace(/\D/g, '');
    if (code.length !== 6) return setFault(words.codeNeed);
    event.currentTarget.reset();
    void sign({ code });
  };
  return (
    <form onSubmit={submit} noValidate>
      <label>
        {words.code}
        <input
          name="code"
          inputMode="numeric"
          maxLength={8}
          autoComplete="off"
          className="digits"
          aria-describedby="code-hint"
        />
      </label>
      <p className="cite" id="code-hint">
        {words.codeHint}
      </p>
      <button type="submit" className="go plain" disabled={working}>
        {words.go}
      </button>
    </form>
  );
}

/** She signs by the picture or the six digits on her teacher's phone. */
export function SignInClass() {
  const signing = useSigning();
  const { signed, fault, working } = signing;
  useScannedAddress(signing.sign);
  const answer = useRead(ROWS, {}, { refetchEvery: 15_000 });
  return (
    <Frame title={words.title} back="/m/class">
      {signed ? <Done signed={signed} /> : null}
      <Said fault={fault} />
      {working ? <p role="status">{words.sending}</p> : null}
      <ByPicture {...signing} />
      <ByDigits {...signing} />
      {answer.data ? (
        <Today rows={answer.data.rows} />
      ) : answer.error ? (
        <Broken fault={answer.error} retry={() => void answer.refetch()} />
      ) : (
        <Waiting />
      )}
      <p className="cite">{words.noPhone}</p>
      <p className="cite">{words.wrong}</p>
    </Frame>
  );
}

function Done({ signed }: { signed: Signed }) {
  return (
    <div className="message good" role="status">
      <p>
        <strong>{words.done(words.moments[signed.moment], clock(signed.markedAt))}</strong>
      </p>
      <p>{signed.className}</p>
      {signed.isLate ? (
        <p>
          {words.late}：{words.lateMeans(signed.lateMinutes)}
        </p>
      ) : null}
      {signed.moment === 'in' && signed.needsOut ? <p>{words.outToo}</p> : null}
    </div>
  );
}

/** She signed in, and has yet to sign out. */
const stillOut = ({ status, needsOut, marks }: HalfDay): boolean =>
  status === 'open' &&
  needsOut &&
  marks.some(({ moment }) => moment === 'in') &&
  !marks.some(({ moment }) => moment === 'out');

function Today({ rows }: { rows: readonly HalfDay[] }) {
  const { term } = useVocabulary();
  if (rows.length === 0) return <p>{words.none}</p>;
  return (
    <section>
      <h2>{words.today}</h2>
      <ul className="cards">
        {rows.map((row) => (
          <li key={row.sessionId} className="card">
            <strong>
              {term('halves', row.half)} {row.className}
            </strong>
            <span>
              {clock(row.beginsAt)}–{clock(row.endsAt)} {row.status === 'open' ? words.open : words.closed}
            </span>
            {row.isCheckNow ? <p className="fault">{words.checkNow}</p> : null}
            {stillOut(row) ? <p>{words.outToo}</p> : null}
            {row.marks.length === 0 ? <span>{words.nothing}</span> : null}
            {row.marks.map(({ moment, way, markedAt, isLate }) => (
              <span key={moment}>
                {clock(markedAt)} {words.moments[moment]}（{words.ways[way]}）{isLate ? words.late : null}
              </span>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}
