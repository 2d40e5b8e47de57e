import { useRef, useState } from 'react';
import { Link } from 'react-router';
import { type ActReply, act, Fault, newKey, type Reply, useRead } from '../../client/index.ts';
import { mayCall, useMe } from '../../client/session.ts';
import { yuan } from '../../ui/format.ts';
import { Label } from '../../ui/values.tsx';
import { dayText } from '../day-text.ts';
import { Fact, NotMe } from '../disputes/not-right.tsx';
import { Broken, Frame, Waiting } from '../frame.tsx';
import { plainly } from '../plain-words.ts';
import { saidOf } from '../sending.ts';
import { words as all } from '../words.ts';
import { ByWhat } from './subsidy.tsx';

const words = all.certificate;
type Certificates = Reply<'/api/me/certificates'>;
type Certificate = Certificates['rows'][number];
type Account = Certificates['account'];
type Benefit = Certificate['benefits'][number];
type Answer = ActReply<'/api/me/claims'>;

/** The card that the money would go to, by bank and last four digits. */
const cardOf = (account: Account): string =>
  account ? words.card(account.bankName ?? '', account.numberLast4) : words.noCard;

/** Whoever uses keys or hears the page goes on where something has appeared. */
const goOnHere = (element: HTMLElement | null) => element?.focus();

/** Sentences one under the other, under a heading of their own; nothing without one. */
function Sentences(props: { title: string; of: readonly string[] }) {
  if (props.of.length === 0) return null;
  return (
    <>
      <h3>{props.title}</h3>
      <ul className="statements">
        {props.of.map((sentence) => (
          <li key={sentence}>{plainly(sentence)}</li>
        ))}
      </ul>
    </>
  );
}

/** What the law answers her at once, and what comes next. */
function Answered(props: { answer: Answer; account: Account }) {
  const { outcome, amountFen, because, clause, next } = props.answer;
  const isMissing = outcome === 'incomplete';
  return (
    <div className="headline" role="status" tabIndex={-1} ref={goOnHere}>
      {outcome === 'entitled' ? (
        <>
          <p>
            <b className="said">{words.yes}</b>
          </p>
          <p className="sum">{all.money.yuan(yuan(amountFen))}</p>
          {clause === null ? null : <ByWhat clause={clause} />}
          <p>{words.yesNext(cardOf(props.account))}</p>
        </>
      ) : (
        <>
          <p>
            <b className="said">{isMissing ? words.missing : words.no}</b>
          </p>
          {because === null ? null : <p>{plainly(because)}</p>}
          {clause === null ? null : <ByWhat clause={clause} />}
          <Sentences title={isMissing ? all.money.missing : all.money.ways} of={next} />
          <p>{isMissing ? words.weAsk : words.noNext}</p>
        </>
      )}
    </div>
  );
}

/** Asks once more before anything is done, and says what follows. */
function TwoSteps(props: {
  label: string;
  sure: string;
  now: string;
  not: string;
  isPlain?: boolean;
  run: () => Promise<void>;
}) {
  const [isSure, setSure] = useState(false);
  const [isWorking, setWorking] = useState(false);
  const run = async () => {
    setWorking(true);
    await props.run();
    setWorking(false);
    setSure(false);
  };
  const style = props.isPlain ? 'go plain' : 'go';
  if (!isSure)
    return (
      <button type="button" className={style} onClick={() => setSure(true)}>
        {props.label}
      </button>
    );
  return (
    <div className="message" tabIndex={-1} ref={goOnHere}>
      <p>{props.sure}</p>
      <button type="button" className="go" disabled={isWorking} onClick={() => void run()}>
        {isWorking ? all.loading : props.now}
      </button>
      <button type="button" className="go plain" disabled={isWorking} onClick={() => setSure(false)}>
        {props.not}
      </button>
    </div>
  );
}

/** Claims and takes back; what the law answered stays until it is taken back. */
function useOwnClaim({ certificateId }: Certificate, { benefit }: Benefit, reread: () => Promise<unknown>) {
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const key = useRef(newKey());
  const run = async (work: () => Promise<unknown>) => {
    setFault(null);
    try {
      await work();
      key.current = newKey();
    } catch (error) {
      if (error instanceof Fault && error.isSettled) key.current = newKey();
      setFault(saidOf(error));
    }
  };
  const claim = () =>
    run(async () => {
      setAnswer(await act('POST', '/api/me/claims', { body: { certificateId, benefit }, key: key.current }));
      await reread();
    });
  const takeBack = (claimId: string) =>
    run(async () => {
      const init = { params: { claimId }, body: { reason: words.takenBack }, key: key.current };
      await act('POST', '/api/me/claims/{claimId}/withdraw', init);
      setAnswer(null);
      await reread();
    });
  return { answer, fault, claim, takeBack };
}

/** A claim that is under way: how far it is, and the way back while nobody has accepted it. */
function UnderWay(props: {
  of: NonNullable<Benefit['claim']>;
  takeBack: (claimId: string) => Promise<void>;
}) {
  const { claimId, claimLineId, number, canWithdraw } = props.of;
  const { me } = useMe();
  return (
    <>
      <Link className="go plain" to={`/m/money/${claimLineId}`}>
        {words.underWay(number)}
      </Link>
      {canWithdraw && mayCall(me, 'worker.withdrawClaim') ? (
        <TwoSteps
          label={words.takeBack}
          sure={words.takeBackSure}
          now={words.takeBackNow}
          not={words.takeBackNot}
          isPlain
          run={() => props.takeBack(claimId)}
        />
      ) : null}
    </>
  );
}

/** One subsidy on a certificate: to be claimed, or what became of it. */
function OfBenefit(props: {
  certificate: Certificate;
  of: Benefit;
  account: Account;
  reread: () => Promise<unknown>;
}) {
  const { certificate, of, account } = props;
  const { me } = useMe();
  const { answer, fault, claim, takeBack } = useOwnClaim(certificate, of, props.reread);
  const isFree = of.claim === null && answer === null && !certificate.isWithdrawn;
  return (
    <section>
      <h2>
        <Label in="benefits" id={of.benefit} />
      </h2>
      {fault ? (
        <p className="fault" role="alert">
          {fault}
        </p>
      ) : null}
      {answer ? <Answered answer={answer} account={account} /> : null}
      {of.last && answer === null ? (
        <Link className="go plain" to={`/m/money/${of.last.claimLineId}`}>
          {words.last(of.last.number)}
        </Link>
      ) : null}
      {isFree && mayCall(me, 'worker.claimCertificate') ? (
        <TwoSteps
          label={of.last ? words.claimAgain : words.claim}
          sure={words.sure(cardOf(account))}
          now={words.claimNow}
          not={words.notNow}
          run={claim}
        />
      ) : null}
      {of.claim ? <UnderWay of={of.claim} takeBack={takeBack} /> : null}
    </section>
  );
}

/** Subsidies that this certificate does not bring, why not, and by which clause. */
function Without(props: { of: Certificate['without'] }) {
  return props.of.map(({ benefit, because, clause }) => (
    <section key={benefit}>
      <h2>
        <Label in="benefits" id={benefit} />
      </h2>
      <p>
        <b className="said">{words.without}</b>
      </p>
      <p>{plainly(because)}</p>
      {clause === null ? null : <ByWhat clause={clause} />}
    </section>
  ));
}

function Card(props: { of: Certificate; account: Account; reread: () => Promise<unknown> }) {
  const { of, account, reread } = props;
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
      {of.benefits.map((benefit) => (
        <OfBenefit key={benefit.benefit} certificate={of} of={benefit} account={account} reread={reread} />
      ))}
      <Without of={of.without} />
      <NotMe classId={of.classId} subject={words.number(of.number)} />
    </li>
  );
}

type Agreement = Certificates['agreements'][number];

/** By which she agreed that an organisation is paid in her place: what it means, how to dispute it, how to take it back. */
function AgreementCard(props: { of: Agreement; after: () => Promise<unknown> }) {
  const { agreementId, number, organisationName, benefit, signedOn, paper } = props.of;
  const { me } = useMe();
  const [fault, setFault] = useState<string | null>(null);
  const key = useRef(newKey());
  const end = async () => {
    setFault(null);
    try {
      const init = { params: { agreementId }, body: { reason: words.agreement.taken }, key: key.current };
      await act('POST', '/api/me/payee-agreements/{agreementId}/end', init);
      await props.after();
    } catch (error) {
      if (error instanceof Fault && error.isSettled) key.current = newKey();
      setFault(saidOf(error));
    }
  };
  return (
    <li className="card">
      <strong>{words.agreement.title}</strong>
      <Label in="benefits" id={benefit} />
      <Fact subjectType="agreement" subjectId={agreementId} fact="agreement">
        {words.agreement.signed(dayText(signedOn), organisationName, paper)}
      </Fact>
      <span>{words.agreement.number(number)}</span>
      <p>{words.agreement.means(organisationName)}</p>
      {fault ? (
        <p className="fault" role="alert">
          {fault}
        </p>
      ) : null}
      {mayCall(me, 'worker.endAgreement') ? (
        <TwoSteps
          label={words.agreement.take}
          sure={words.agreement.sure}
          now={words.agreement.now}
          not={words.agreement.not}
          isPlain
          run={end}
        />
      ) : null}
    </li>
  );
}

/** Nothing on record: where it comes from, and whom to ask. */
function None() {
  return (
    <div className="message">
      <p>{words.none}</p>
      <p>{words.noneNext}</p>
      <Link className="go" to="/m/help">
        {all.entries.help}
      </Link>
    </div>
  );
}

/** Her certificates, and the subsidies that each may bring her: claimed here, without paper. */
export function MyCertificates() {
  // The session gives the token without which nothing is changed.
  useMe();
  const answer = useRead('/api/me/certificates');
  const [isTaken, setTaken] = useState(false);
  const taken = async () => {
    await answer.refetch();
    setTaken(true);
  };
  return (
    <Frame title={words.title} back="/m">
      {answer.data !== undefined ? (
        <>
          {isTaken ? (
            <p className="message" role="status" tabIndex={-1} ref={goOnHere}>
              {words.agreement.done}
            </p>
          ) : null}
          {answer.data.rows.length === 0 ? <None /> : null}
          <ul className="cards">
            {answer.data.rows.map((row) => (
              <Card
                key={row.certificateId}
                of={row}
                account={answer.data.account}
                reread={() => answer.refetch()}
              />
            ))}
            {answer.data.agreements.map((one) => (
              <AgreementCard key={one.agreementId} of={one} after={taken} />
            ))}
          </ul>
          {answer.data.rows.length === 0 ? null : (
            <>
              <p className="cite">{words.here}</p>
              <Link className="go plain" to="/m/help">
                {words.ask}
              </Link>
            </>
          )}
        </>
      ) : answer.error ? (
        <Broken fault={answer.error} retry={() => void answer.refetch()} />
      ) : (
        <Waiting />
      )}
    </Frame>
  );
}
