import { Navigate, Route, Routes } from 'react-router';

/** The public pages: no login, no part of the desk comes along. */
export default function Public() {
  return (
    <Routes>
      <Route path="*" element={<Navigate to="/" replace />} />
    </Routes>
  );
}
