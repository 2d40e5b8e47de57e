import { type ComponentType, lazy, Suspense, useEffect } from 'react';
import { Navigate, Route, Routes, useLocation } from 'react-router';
import { Frame, Waiting } from './frame.tsx';
import { Help } from './help.tsx';
import { Home } from './home.tsx';
import { SignIn } from './sign-in.tsx';
import { Signed } from './signed.tsx';
import { words } from './words.ts';
import '../ui/look.css';
import './mobile.css';

/** The files of the other pages: read once the first page stands, so that a tap finds them there. */
const FILES = {
  appeal: () => import('./appeals/appeal.tsx'),
  ask: () => import('./appeals/ask.tsx'),
  certificates: () => import('./claims/certificates.tsx'),
  decision: () => import('./claims/decision.tsx'),
  money: () => import('./claims/money.tsx'),
  subsidy: () => import('./claims/subsidy.tsx'),
  classes: () => import('./classes/trainings.tsx'),
  signIn: () => import('./classes/sign.tsx'),
  exams: () => import('./exams/mine.tsx'),
  training: () => import('./classes/training.tsx'),
  disputes: () => import('./disputes/list.tsx'),
  dispute: () => import('./disputes/raise.tsx'),
  messages: () => import('./messages.tsx'),
  account: () => import('./account/mine.tsx'),
  data: () => import('./account/data.tsx'),
  register: () => import('./account/register.tsx'),
  helping: () => import('./account/begin-help.tsx'),
  password: () => import('./account/password.tsx'),
  learn: () => import('./learn/list.tsx'),
  opening: () => import('./learn/opening.tsx'),
  enrol: () => import('./learn/enrol.tsx'),
  seats: () => import('./learn/mine.tsx'),
  household: () => import('./household.tsx'),
  needs: () => import('./needs/mine.tsx'),
  sayNeed: () => import('./needs/say.tsx'),
} as const;
/** For helpers alone: nobody else's phone reads them ahead. */
const visits = () => import('./visits/pages.tsx');
/** For teachers alone. */
const teach = () => import('./teach/pages.tsx');
const AFTER_FIRST_PAGE_MS = 3000;

/** A page of its own file, as the router takes it. */
function page<Name extends string>(
  load: () => Promise<Record<Name, ComponentType>>,
  name: Name,
): ComponentType {
  return lazy(
    async (): Promise<{ default: ComponentType }> => ({ default: (await load())[name] }),
  ) as ComponentType;
}

const MyMoney = page(FILES.money, 'MyMoney');
const MySubsidy = page(FILES.subsidy, 'MySubsidy');
const MyDecision = page(FILES.decision, 'MyDecision');
const AskAgain = page(FILES.ask, 'AskAgain');
const MyAppeal = page(FILES.appeal, 'MyAppeal');
const MyClasses = page(FILES.classes, 'MyClasses');
const SignInClass = page(FILES.signIn, 'SignInClass');
const MyExams = page(FILES.exams, 'MyExams');
const MyTraining = page(FILES.training, 'MyTraining');
const MyCertificates = page(FILES.certificates, 'MyCertificates');
const MyMessages = page(FILES.messages, 'MyMessages');
const MyDisputes = page(FILES.disputes, 'MyDisputes');
const RaiseDispute = page(FILES.dispute, 'RaiseDispute');
const MyAccount = page(FILES.account, 'MyAccount');
const MyData = page(FILES.data, 'MyData');
const Register = page(FILES.register, 'Register');
const BeginHelp = page(FILES.helping, 'BeginHelp');
const OwnPassword = page(FILES.password, 'OwnPassword');
const Learn = page(FILES.learn, 'Learn');
const LearnOpening = page(FILES.opening, 'LearnOpening');
const LearnEnrol = page(FILES.enrol, 'LearnEnrol');
const MySeats = page(FILES.seats, 'MySeats');
const MyHousehold = page(FILES.household, 'MyHousehold');
const MyNeeds = page(FILES.needs, 'MyNeeds');
const SayNeed = page(FILES.sayNeed, 'SayNeed');
const Teach = page(teach, 'Teach');
const TeachHalfDay = page(teach, 'TeachHalfDay');
const Visits = page(visits, 'Visits');
const VisitHousehold = page(visits, 'VisitHousehold');
const VisitEntries = page(visits, 'VisitEntries');
const VisitStranger = page(visits, 'VisitStranger');
const VisitTakeDown = page(visits, 'VisitTakeDown');
const VisitMeasure = page(visits, 'VisitMeasure');

/** The page is on its way: the same frame, so that nothing jumps. */
function Coming() {
  return (
    <Frame title={words.title} back="/m">
      <Waiting />
    </Frame>
  );
}

/** An address that is no page: a teacher may have been told the short one. */
function Elsewhere() {
  const { pathname } = useLocation();
  return <Navigate to={/^\/teach(\/|$)/.test(pathname) ? '/m/teach' : '/m'} replace />;
}

/** The worker's pages under /m: light, without any part of the staff pages. */
export default function Mobile() {
  useEffect(() => {
    const timer = setTimeout(() => {
      for (const load of Object.values(FILES)) void load().catch(() => undefined);
    }, AFTER_FIRST_PAGE_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <Suspense fallback={<Coming />}>
      <Routes>
        <Route path="/m" element={<Home />} />
        <Route path="/m/login" element={<SignIn />} />
        <Route path="/m/register" element={<Register />} />
        <Route element={<Signed />}>
          <Route path="/m/account" element={<MyAccount />} />
          <Route path="/m/helping" element={<BeginHelp />} />
          <Route path="/m/password" element={<OwnPassword />} />
          <Route path="/m/account/data" element={<MyData />} />
          <Route path="/m/money" element={<MyMoney />} />
          <Route path="/m/money/:claimLineId" element={<MySubsidy />} />
          <Route path="/m/money/:claimLineId/decision" element={<MyDecision />} />
          <Route path="/m/appeals/new/:subjectId" element={<AskAgain />} />
          <Route path="/m/appeals/:appealId" element={<MyAppeal />} />
          <Route path="/m/class" element={<MyClasses />} />
          <Route path="/m/class/sign" element={<SignInClass />} />
          <Route path="/m/exams" element={<MyExams />} />
          <Route path="/m/class/:classId" element={<MyTraining />} />
          <Route path="/m/certificate" element={<MyCertificates />} />
          <Route path="/m/learn/mine" element={<MySeats />} />
          <Route path="/m/learn/:openingId/enrol" element={<LearnEnrol />} />
          <Route path="/m/household" element={<MyHousehold />} />
          <Route path="/m/needs" element={<MyNeeds />} />
          <Route path="/m/needs/new" element={<SayNeed />} />
          <Route path="/m/messages" element={<MyMessages />} />
          <Route path="/m/disputes" element={<MyDisputes />} />
          <Route path="/m/disputes/new/:subjectType/:subjectId/:fact" element={<RaiseDispute />} />
        </Route>
        <Route path="/m/teach" element={<Teach />} />
        <Route path="/m/teach/:classId/:taughtOn/:half" element={<TeachHalfDay />} />
        <Route path="/m/visits" element={<Visits />} />
        <Route path="/m/visits/entries" element={<VisitEntries />} />
        <Route path="/m/visits/stranger" element={<VisitStranger />} />
        <Route path="/m/visits/households/:householdId" element={<VisitHousehold />} />
        <Route path="/m/visits/people/:of" element={<VisitTakeDown />} />
        <Route path="/m/visits/people/:of/:kind" element={<VisitTakeDown />} />
        <Route path="/m/visits/measures/:measureId" element={<VisitMeasure />} />
        <Route path="/m/learn" element={<Learn />} />
        <Route path="/m/learn/:openingId" element={<LearnOpening />} />
        <Route path="/m/help" element={<Help />} />
        <Route path="*" element={<Elsewhere />} />
      </Routes>
    </Suspense>
  );
}
