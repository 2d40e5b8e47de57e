import { type FormEvent, useEffect, useState } from 'react';
import { Link, useParams } from 'react-router';
import { type ActReply, act, Fault, newKey } from '../../client/index.ts';
import { Page } from '../../ui/page.tsx';
import { Label } from '../../ui/values.tsx';
import { words as common } from '../../ui/words.ts';
import { Facts, levelName } from './pieces.tsx';
import { words } from './words.ts';

type Answer = ActReply<'/api/public/certificates/check'>;

function sentencesOf(fault: unknown): readonly string[] {
  if (!(fault instanceof Fault)) return [common.fault.server];
  if (fault.refusals.length > 0) return fault.refusals.map(({ message }) => message);
  return [fault.status === 0 ? common.fault.network : common.fault.server];
}

function Found(props: { of: Answer }) {
  const { rows } = props.of;
  const { certificate, facts } = words;
  if (rows.length === 0)
    return (
      <p className="notice" role="status">
        {certificate.none}
      </p>
    );
  return (
    <section role="status">
      <h2>{certificate.found(rows.length)}</h2>
      {rows.map((row, index) => (
        <Facts
          // biome-ignore lint/suspicious/noArrayIndexKey: the rows of one answer never move
          key={index}
          of={[
            [facts.state, <Label key="state" in="certificateStates" id={row.state} />],
            [certificate.holder, row.maskedName],
            [certificate.nameAgrees, row.nameAgrees === null ? null : certificate.agrees(row.nameAgrees)],
            [certificate.kind, <Label key="kind" in="certificateKinds" id={row.kind} />],
            [facts.occupation, row.occupationName],
            [words.level, row.level === null ? null : levelName(row.level)],
            [certificate.issuer, row.issuer],
            [certificate.issuedOn, row.issuedOn],
          ]}
        />
      ))}
    </section>
  );
}

/** The number, and the name where whoever asks has it. */
function CheckForm(props: {
  faults: readonly string[];
  working: boolean;
  send: (typed: { number: string; name: string }) => void;
}) {
  const { certificate } = words;
  const [number, setNumber] = useState('');
  const [name, setName] = useState('');
  const { faults, working } = props;
  const check = (event: FormEvent) => {
    event.preventDefault();
    props.send({ number: number.trim(), name: name.trim() });
  };
  return (
    <form className="public-form" onSubmit={check} noValidate>
      <label>
        {certificate.number}
        <span className="hint">{certificate.hint}</span>
        <input
          value={number}
          maxLength={60}
          autoComplete="off"
          aria-invalid={faults.length > 0}
          onChange={(event) => setNumber(event.target.value)}
        />
      </label>
      <label>
        {certificate.name}
        <span className="hint">{certificate.nameHint}</span>
        <input
          value={name}
          maxLength={40}
          autoComplete="off"
          onChange={(event) => setName(event.target.value)}
        />
      </label>
      {faults.length > 0 ? (
        <div className="notice" data-tone="alarm" role="alert">
          {faults.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </div>
      ) : null}
      <p>
        <button type="submit" className="plain-button main" disabled={working}>
          {working ? common.act.working : certificate.check}
        </button>
      </p>
    </form>
  );
}

/** Whether a certificate stands, by its number and the holder's name, or by the square on the paper. */
export function CertificatePage() {
  const { certificate } = words;
  const { code } = useParams();
  const [found, setFound] = useState<Answer | null>(null);
  const [faults, setFaults] = useState<readonly string[]>([]);
  const [working, setWorking] = useState(false);

  async function look(body: { number: string; name?: string }) {
    setFound(null);
    setFaults([]);
    setWorking(true);
    try {
      setFound(
        await act('POST', '/api/public/certificates/check', {
          body,
          key: newKey(),
        }),
      );
    } catch (fault) {
      setFaults(sentencesOf(fault));
    } finally {
      setWorking(false);
    }
  }
  function check({ number, name }: { number: string; name: string }) {
    if (number.length >= 4) return void look({ number, ...(name ? { name } : {}) });
    setFound(null);
    setFaults([certificate.need]);
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: the square is read once, when the page opens
  useEffect(() => {
    if (code !== undefined) void look({ number: code });
  }, [code]);

  return (
    <Page title={certificate.title} lead={certificate.lead}>
      <CheckForm faults={faults} working={working} send={check} />
      {found ? <Found of={found} /> : null}
      <p>
        <Link to="/">{words.backHome}</Link>
      </p>
    </Page>
  );
}
