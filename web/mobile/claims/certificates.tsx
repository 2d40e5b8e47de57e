import { useRef, useState } from 'react';
import { Link } from 'react-router';
import { type ActReply, act, Fault, newKey, type Reply, useRead } from '../../client/index.ts';
import { mayCall, useMe } from '../../client/session.ts';
import { yuan } from '../../ui/format.ts';
import { Label } from '../../ui/values.tsx';
import { dayText } from '../day-text.ts';
import { Fact } from '../disputes/not-right.tsx';
import { Broken, Frame, Waiting } from '../frame.tsx';
import { plainly } from '../plain-words.ts';
import { words as all } from '../words.ts';

const words = all.certificate;
type Certificate = Reply<'/api/me/certificates'>['rows'][number];
type Benefit = Certificate['benefits'][number];
type Answer = ActReply<'/api/me/claims'>;

const saidOf = (error: unknown) => {
  const said = error instanceof Fault ? error.refusals[0]?.message : undefined;
  return said ?? (error instanceof Fault && error.status === 0 ? all.offline : all.failed);
};

/** What the law answers her at once, and what comes next. */
function Answered(props: { answer: Answer }) {
  const { outcome, amountFen, because, clause, number, claimLineId } = props.answer;
  return (
    <div role="status">
      {outcome === 'entitled' ? (
        <>
          <p className="sum">{all.money.yuan(yuan(amountFen))}</p>
          <p>{words.yes}</p>
        </>
      ) : (
        <>
          <p>
            <b className="said">{outcome === 'incomplete' ? words.missing : words.no}</b>
          </p>
          {because === null ? null : <p>{plainly(because)}</p>}
          {clause === null ? null : <p className="cite">{words.byClause(clause)}</p>}
          <p>{outcome === 'incomplete' ? words.weAsk : words.noNext}</p>
        </>
      )}
      <p className="cite">{words.claimNumber(number)}</p>
      <Link className="go plain" to={`/m/money/${claimLineId}`}>
        {words.seeClaim}
      </Link>
    </div>
  );
}

/** Asks once more before anything is handed in. */
function Claim(props: {
  isSure: boolean;
  isWorking: boolean;
  ask: (step: 'ask' | 'sure') => void;
  claim: () => Promise<void>;
}) {
  const { me } = useMe();
  if (!mayCall(me, 'worker.claimCertificate')) return null;
  if (!props.isSure)
    return (
      <button type="button" className="go" onClick={() => props.ask('sure')}>
        {words.claim}
      </button>
    );
  return (
    <>
      <p>{words.sure}</p>
      <button type="button" className="go" disabled={props.isWorking} onClick={() => void props.claim()}>
        {props.isWorking ? all.loading : words.claimNow}
      </button>
      <button type="button" className="go plain" onClick={() => props.ask('ask')}>
        {words.notNow}
      </button>
    </>
  );
}

/** It is claimed: how far it is, and the way back while nobody has accepted it. */
function UnderWay(props: {
  of: NonNullable<Benefit['claim']>;
  isNew: boolean;
  isWorking: boolean;
  takeBack: (claimId: string) => Promise<void>;
}) {
  const { of, isWorking } = props;
  const { me } = useMe();
  return (
    <>
      {props.isNew ? null : (
        <Link className="go plain" to={`/m/money/${of.claimLineId}`}>
          {words.underWay(of.number)}
        </Link>
      )}
      {of.canWithdraw && mayCall(me, 'worker.withdrawClaim') ? (
        <button
          type="button"
          className="go plain"
          disabled={isWorking}
          onClick={() => void props.takeBack(of.claimId)}
        >
          {isWorking ? all.loading : words.takeBack}
        </button>
      ) : null}
    </>
  );
}

/** One subsidy on a certificate: to be claimed, or what became of it. */
function OfBenefit(props: { certificate: Certificate; of: Benefit; reread: () => Promise<unknown> }) {
  const { certificate, of, reread } = props;
  const [step, setStep] = useState<'ask' | 'sure' | 'working'>('ask');
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const key = useRef(newKey());
  const run = async (work: () => Promise<unknown>) => {
    setStep('working');
    setFault(null);
    try {
      await work();
      key.current = newKey();
    } catch (error) {
      setFault(saidOf(error));
    }
    setStep('ask');
  };
  const claim = () =>
    run(async () => {
      const body = { certificateId: certificate.certificateId, benefit: of.benefit };
      setAnswer(await act('POST', '/api/me/claims', { body, key: key.current }));
      await reread();
    });
  const takeBack = (claimId: string) =>
    run(async () => {
      const init = { params: { claimId }, body: { reason: words.takenBack }, key: key.current };
      await act('POST', '/api/me/claims/{claimId}/withdraw', init);
      setAnswer(null);
      await reread();
    });
  return (
    <section>
      <h3>
        <Label in="benefits" id={of.benefit} />
      </h3>
      {fault ? (
        <p className="fault" role="alert">
          {fault}
        </p>
      ) : null}
      {answer ? <Answered answer={answer} /> : null}
      {of.claim === null && answer === null && !certificate.isWithdrawn ? (
        <Claim isWorking={step === 'working'} isSure={step !== 'ask'} ask={setStep} claim={claim} />
      ) : null}
      {of.claim === null ? null : (
        <UnderWay of={of.claim} isNew={answer !== null} isWorking={step === 'working'} takeBack={takeBack} />
      )}
    </section>
  );
}

function Card(props: { of: Certificate; reread: () => Promise<unknown> }) {
  const { of } = props;
  return (
    <li className="card">
      <strong>{of.className ?? <Label in="certificateKinds" id={of.kind} />}</strong>
      {of.level === null ? null : <Label in="skillLevels" id={of.level} />}
      {of.classId === null ? (
        <span>{words.number(of.number)}</span>
      ) : (
        <Fact subjectType="class" subjectId={of.classId} fact="certificate">
          {words.number(of.number)}
        </Fact>
      )}
      <span>{words.issued(dayText(of.issuedOn))}</span>
      {of.isWithdrawn ? <p className="fault">{words.withdrawn}</p> : null}
      {of.benefits.length === 0 ? <p className="cite">{words.nothingHere}</p> : null}
      {of.benefits.map((benefit) => (
        <OfBenefit key={benefit.benefit} certificate={of} of={benefit} reread={props.reread} />
      ))}
    </li>
  );
}

/** Her certificates, and the subsidies that each may bring her: claimed here, without paper. */
export function MyCertificates() {
  // The session gives the token without which nothing is changed.
  useMe();
  const answer = useRead('/api/me/certificates');
  return (
    <Frame title={words.title} back="/m">
      {answer.data !== undefined ? (
        <>
          {answer.data.rows.length === 0 ? <p>{words.none}</p> : null}
          <ul className="cards">
            {answer.data.rows.map((row) => (
              <Card key={row.certificateId} of={row} reread={() => answer.refetch()} />
            ))}
          </ul>
          <p className="cite">{words.here}</p>
        </>
      ) : answer.error ? (
        <Broken fault={answer.error} retry={() => void answer.refetch()} />
      ) : (
        <Waiting />
      )}
    </Frame>
  );
}
