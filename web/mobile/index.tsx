import { Navigate, Route, Routes } from 'react-router';
import { MyAppeal } from './appeals/appeal.tsx';
import { AskAgain } from './appeals/ask.tsx';
import { MyCertificates } from './claims/certificates.tsx';
import { MyDecision } from './claims/decision.tsx';
import { MyMoney } from './claims/money.tsx';
import { MySubsidy } from './claims/subsidy.tsx';
import { MyClasses } from './classes/trainings.tsx';
import { MyDisputes } from './disputes/list.tsx';
import { RaiseDispute } from './disputes/raise.tsx';
import { Help, Learn } from './help.tsx';
import { Home } from './home.tsx';
import { MyMessages } from './messages.tsx';
import { SignIn } from './sign-in.tsx';
import '../ui/look.css';
import './mobile.css';

/** The worker's pages under /m: light, without any part of the staff pages. */
export default function Mobile() {
  return (
    <Routes>
      <Route path="/m" element={<Home />} />
      <Route path="/m/login" element={<SignIn />} />
      <Route path="/m/money" element={<MyMoney />} />
      <Route path="/m/money/:claimLineId" element={<MySubsidy />} />
      <Route path="/m/money/:claimLineId/decision" element={<MyDecision />} />
      <Route path="/m/appeals/new/:subjectId" element={<AskAgain />} />
      <Route path="/m/appeals/:appealId" element={<MyAppeal />} />
      <Route path="/m/class" element={<MyClasses />} />
      <Route path="/m/certificate" element={<MyCertificates />} />
      <Route path="/m/messages" element={<MyMessages />} />
      <Route path="/m/disputes" element={<MyDisputes />} />
      <Route path="/m/disputes/new/:subjectType/:subjectId/:fact" element={<RaiseDispute />} />
      <Route path="/m/learn" element={<Learn />} />
      <Route path="/m/help" element={<Help />} />
      <Route path="*" element={<Navigate to="/m" replace />} />
    </Routes>
  );
}
